package dev.dispatcher.local.queues;

import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.template.FunctionSpec.QueueTrigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Hands a queue's messages to a function as Lambda's event source mapping does: in batches, so many at a time, and
/// what the function is done with is deleted. The rest comes back when its visibility ends.
public final class QueuePoller implements AutoCloseable {

    private static final int RECEIVE_MAX = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int SECONDS_AT_END = 10;
    private static final Logger log = LoggerFactory.getLogger(QueuePoller.class);

    private final LocalQueues queues;
    private final QueueTrigger trigger;
    private final FunctionPool function;
    private final Semaphore slots;
    private final Thread receiver;
    private volatile boolean isOpen = true;

    public QueuePoller(LocalQueues queues, QueueTrigger trigger, FunctionPool function) {
        this.queues = queues;
        this.trigger = trigger;
        this.function = function;
        this.slots = new Semaphore(trigger.concurrencyMax());
        this.receiver = Thread.ofVirtual().name("poll-" + trigger.queue()).start(this::poll);
    }

    private void poll() {
        while (isOpen) {
            try {
                slots.acquire();
                var messages = isOpen ? gather() : List.<Message>of();
                if (messages.isEmpty()) slots.release();
                else Thread.ofVirtual().start(() -> handOver(new Batch(trigger.queue(), messages)));
            } catch (SdkException e) {
                slots.release();
                log.warn("queue {} cannot be read: {}", trigger.queue(), e.getMessage());
                breathe();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// What one receive gives, or with a window what comes until it closes or the batch is full.
    private List<Message> gather() {
        var messages = new ArrayList<>(receive(trigger.batchSize(), 1));
        if (messages.isEmpty() || trigger.window().isZero()) return messages;
        long end = System.nanoTime() + trigger.window().toNanos();
        while (isOpen && messages.size() < trigger.batchSize() && System.nanoTime() < end) {
            messages.addAll(receive(trigger.batchSize() - messages.size(), 1));
        }
        return messages;
    }

    /// Waits no longer than a second, so that an idle queue does not hold up the end.
    private List<Message> receive(int most, int waitSeconds) {
        return queues.client()
                .receiveMessage(request -> request.queueUrl(queues.url(trigger.queue()))
                        .maxNumberOfMessages(Math.min(RECEIVE_MAX, most))
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
                .messages();
    }

    private void handOver(Batch batch) {
        try {
            var settled =
                    switch (function.invoke(batch.event(), PATIENCE)) {
                        case Answer.Returned(var json) ->
                            trigger.partialResponses() ? batch.settledBy(json) : batch.messages();
                        case Answer.Failed _, Answer.TimedOut _, Answer.Throttled _ -> List.<Message>of();
                    };
            for (int from = 0; from < settled.size(); from += RECEIVE_MAX) {
                delete(settled.subList(from, Math.min(settled.size(), from + RECEIVE_MAX)));
            }
        } catch (SdkException e) {
            log.warn(
                    "queue {}: what is done could not be deleted and will come again: {}",
                    trigger.queue(),
                    e.getMessage());
        } finally {
            slots.release();
        }
    }

    private void delete(List<Message> settled) {
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var message : settled) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        queues.client()
                .deleteMessageBatch(
                        request -> request.queueUrl(queues.url(trigger.queue())).entries(entries));
    }

    private static void breathe() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Receives nothing more and lets what runs finish, for a while.
    @Override
    public void close() {
        isOpen = false;
        try {
            receiver.join(Duration.ofSeconds(SECONDS_AT_END));
            if (!slots.tryAcquire(trigger.concurrencyMax(), SECONDS_AT_END, TimeUnit.SECONDS)) {
                log.warn("queue {}: messages are still being handled at the end", trigger.queue());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
