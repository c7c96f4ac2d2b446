package dev.dispatcher.local.faults;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.dispatcher.functions.eventprocessor.EventProcessorHandler;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.mortal.Crash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/// The queue's hand and the function it feeds, on one thread. Duplicates and drops what it hands over, as a queue may.
final class Worker implements Runnable {

    private static final Duration LITTLE = Duration.ofMillis(1305);
    private static final Duration BREATH = Duration.ofMillis(100);

    private final World world;
    private final Actor actor;
    private final EventProcessorHandler handler;

    Worker(World world) {
        this.world = world;
        this.actor = new Actor(world.chaos);
        this.handler = new EventProcessorHandler(world.context("event-processor", actor));
    }

    @Override
    public void run() {
        while (!world.isOver()) {
            try {
                work(meddled(world.queues.receive()));
            } catch (SdkException _) {
                Chaos.freeze(BREATH); // the queue is out of reach
            }
        }
    }

    private List<Message> meddled(List<Message> messages) {
        var left = new ArrayList<Message>();
        for (var message : messages) {
            if (world.chaos.happens(Chaos.DUPLICATES)) {
                world.chaos.count("DUPLICATED");
                world.queues.send(message.body());
            }
            if (world.chaos.happens(Chaos.DROPS)) {
                world.chaos.count("DROPPED");
                world.queues.delete(message);
            } else left.add(message);
        }
        return left;
    }

    private void work(List<Message> messages) {
        if (messages.isEmpty()) return;
        actor.succeed();
        var invocation = new TestInvocation();
        if (world.chaos.happens(Chaos.SHORT_OF_TIME)) {
            world.chaos.count("SHORT_OF_TIME");
            invocation.left = LITTLE;
        }
        try {
            var answer = handler.handleRequest(event(messages), invocation);
            if (world.chaos.strikes(Point.BEFORE_ANSWER)) throw actor.die(Point.BEFORE_ANSWER.name());
            if (!actor.isDead()) settle(messages, answer);
        } catch (Crash _) {
            // nobody answers for the dead: the messages come back
        }
    }

    private void settle(List<Message> messages, SQSBatchResponse answer) {
        var failed = answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        for (var message : messages) if (!failed.contains(message.messageId())) world.queues.delete(message);
    }

    private static SQSEvent event(List<Message> messages) {
        var records = new ArrayList<SQSMessage>();
        for (var message : messages) {
            var record = new SQSMessage();
            record.setMessageId(message.messageId());
            record.setReceiptHandle(message.receiptHandle());
            record.setBody(message.body());
            record.setEventSourceArn("arn:aws:sqs:eu-central-1:000000000000:events");
            records.add(record);
        }
        var event = new SQSEvent();
        event.setRecords(records);
        return event;
    }
}
