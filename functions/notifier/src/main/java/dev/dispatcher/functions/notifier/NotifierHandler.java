package dev.dispatcher.functions.notifier;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.dispatcher.people.telegram.NotificationQueue;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.platform.lambda.SqsBatch;
import io.micronaut.context.ApplicationContext;

/// Tells chats what waits for them. A chat that has to wait comes back when it may go on.
public final class NotifierHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final SqsBatch batch;
    private final NotificationQueue queue;

    public NotifierHandler() {
        this(FunctionContext.start("notifier"));
    }

    public NotifierHandler(ApplicationContext context) {
        this.batch = context.getBean(SqsBatch.class);
        this.queue = context.getBean(NotificationQueue.class);
        context.getBean(Priming.class).of(this, SqsBatch.REHEARSED, new NotifierRehearsal());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            return batch.handle(event, invocation, queue::take);
        }
    }
}
