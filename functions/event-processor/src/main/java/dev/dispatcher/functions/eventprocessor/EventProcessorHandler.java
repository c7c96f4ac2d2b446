package dev.dispatcher.functions.eventprocessor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.platform.lambda.SqsBatch;
import io.micronaut.context.ApplicationContext;

/// Drains the event queues. Only what nobody could start, or nobody can ever take in, goes back to them.
public final class EventProcessorHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final SqsBatch batch;
    private final EventProcessing processing;

    public EventProcessorHandler() {
        this(FunctionContext.start("event-processor"));
    }

    public EventProcessorHandler(ApplicationContext context) {
        this.batch = context.getBean(SqsBatch.class);
        this.processing = context.getBean(EventProcessing.class);
        context.getBean(Priming.class).of(this, SqsBatch.REHEARSED, new ProcessorRehearsal());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            return batch.handle(event, invocation, processing::process);
        }
    }
}
