package dev.dispatcher.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Fails the messages whose body says so.
public final class BatchHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    /// Every batch that came, as the handler read it.
    public static final BlockingQueue<List<SQSMessage>> SEEN = new LinkedBlockingQueue<>();

    public BatchHandler(ApplicationContext context) {
        if (!context.isRunning()) throw new IllegalStateException("no context");
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context invocation) {
        SEEN.add(batch.getRecords());
        if (has(batch, "throw")) throw new IllegalStateException("as asked");
        var failures = batch.getRecords().stream()
                .filter(message -> message.getBody().startsWith("fail"))
                .map(message -> new BatchItemFailure(message.getMessageId()));
        if (has(batch, "unknown")) return new SQSBatchResponse(List.of(new BatchItemFailure("nobody")));
        return new SQSBatchResponse(failures.toList());
    }

    private static boolean has(SQSEvent batch, String word) {
        return batch.getRecords().stream().anyMatch(message -> message.getBody().equals(word));
    }
}
