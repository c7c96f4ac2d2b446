package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch from SQS, answered message by message. An empty answer means that all of it is done.
@Singleton
public final class SqsBatch {

    /// What a rehearsed batch has left: enough to be worked on.
    public static final Duration REHEARSED = Duration.ofSeconds(90);

    private static final Logger log = LoggerFactory.getLogger(SqsBatch.class);

    private final Queues queues;
    private final Sandbox sandbox;

    public SqsBatch(Queues queues, Sandbox sandbox) {
        this.queues = queues;
        this.sandbox = sandbox;
    }

    /// Gives the whole batch to `work`. If that throws, all of it failed.
    public SQSBatchResponse handle(SQSEvent event, Context context, Work work) {
        var messages = messages(event);
        var unfinished = sandbox.isLeaving() ? noneStarted(messages) : unfinished(messages, context, work);
        hasten(messages, unfinished.notStarted());
        return new SQSBatchResponse(messages.stream()
                .map(Incoming::id)
                .filter(unfinished::names)
                .map(BatchItemFailure::new)
                .toList());
    }

    /// Gives one message after the other to `step`, which fails by throwing. Starts none with less than `room` left.
    public SQSBatchResponse each(SQSEvent event, Context context, Duration room, Consumer<Incoming> step) {
        return handle(event, context, (messages, deadline) -> {
            var failed = new HashSet<String>();
            var notStarted = new HashSet<String>();
            for (var message : messages) {
                if (!deadline.hasLeft(room)) notStarted.add(message.id());
                else if (!isDone(message, step)) failed.add(message.id());
            }
            return new Unfinished(failed, notStarted);
        });
    }

    private static boolean isDone(Incoming message, Consumer<Incoming> step) {
        try {
            step.accept(message);
            return true;
        } catch (Throwable failure) {
            passOnIfFatal(failure);
            log.error("message {} failed", message.id(), failure);
            return false;
        }
    }

    private static Unfinished unfinished(List<Incoming> messages, Context context, Work work) {
        var ids = messages.stream().map(Incoming::id).collect(Collectors.toSet());
        try {
            var unfinished = work.on(messages, Deadline.of(context));
            // SQS takes an id it does not know for "everything failed"; then we had better say so ourselves.
            if (ids.containsAll(unfinished.failed()) && ids.containsAll(unfinished.notStarted())) return unfinished;
            throw new IllegalStateException("not in this batch: " + unfinished);
        } catch (Throwable failure) {
            passOnIfFatal(failure);
            log.error("batch of {} failed", messages.size(), failure);
            return new Unfinished(ids, Set.of());
        }
    }

    private void hasten(List<Incoming> messages, Set<String> ids) {
        try {
            queues.hasten(messages.stream()
                    .filter(message -> ids.contains(message.id()))
                    .toList());
        } catch (RuntimeException failure) {
            log.warn("messages not started come back late", failure);
        }
    }

    private static Unfinished noneStarted(List<Incoming> messages) {
        return new Unfinished(Set.of(), messages.stream().map(Incoming::id).collect(Collectors.toSet()));
    }

    private static List<Incoming> messages(SQSEvent event) {
        return Objects.requireNonNullElse(event.getRecords(), List.<SQSMessage>of()).stream()
                .map(record -> new Incoming(
                        record.getMessageId(),
                        Objects.requireNonNullElse(record.getEventSourceArn(), ""),
                        Objects.requireNonNullElse(record.getReceiptHandle(), ""),
                        Objects.requireNonNullElse(record.getBody(), "")))
                .toList();
    }

    // Out of memory: the runtime ends the sandbox. A stack that overflowed is one message's own trouble.
    private static void passOnIfFatal(Throwable failure) {
        if (failure instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) throw error;
    }
}
