package dev.dispatcher.functions.orderconsumer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.dispatcher.orders.queue.OrderQueue;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LogContext;
import dev.dispatcher.platform.lambda.Priming;
import dev.dispatcher.platform.lambda.SqsBatch;
import io.micronaut.context.ApplicationContext;

/// Takes orders in. Only what could not be written down goes back to the queue.
public final class OrderConsumerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final SqsBatch batch;
    private final OrderQueue queue;

    public OrderConsumerHandler() {
        this(FunctionContext.start("order-consumer"));
    }

    public OrderConsumerHandler(ApplicationContext context) {
        this.batch = context.getBean(SqsBatch.class);
        this.queue = context.getBean(OrderQueue.class);
        context.getBean(Priming.class).of(this, SqsBatch.REHEARSED, new OrderRehearsal());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context invocation) {
        try (var _ = LogContext.of(invocation)) {
            return batch.handle(event, invocation, queue::take);
        }
    }
}
