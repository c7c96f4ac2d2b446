package dev.dispatcher.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.sandbox.Employer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/// Hands a function one batch of the queue after the other, and takes away what did not fail.
final class QueueHand implements Employer, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final OwnQueues queues;
    private final Map<String, List<Message>> running = new ConcurrentHashMap<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    QueueHand(OwnQueues queues) {
        this.queues = queues;
    }

    /// What the process said about its own failures.
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public @Nullable Invocation next() {
        var messages = List.<Message>of();
        while (messages.isEmpty() && !closed) messages = queues.receive();
        if (closed) return null;
        var id = UUID.randomUUID().toString();
        running.put(id, messages);
        return new Invocation(id, event(messages));
    }

    private static String event(List<Message> messages) {
        var records = messages.stream()
                .map(message -> Map.of(
                        "messageId",
                        message.messageId(),
                        "receiptHandle",
                        message.receiptHandle(),
                        "body",
                        message.body(),
                        "eventSource",
                        "aws:sqs",
                        "eventSourceARN",
                        "arn:aws:sqs:eu-central-1:000000000000:events",
                        "awsRegion",
                        "eu-central-1"))
                .toList();
        return json(() -> JSON.writeValueAsString(Map.of("Records", records)));
    }

    @Override
    public void answered(String id, String answer) {
        var messages = running.remove(id);
        if (messages == null) return;
        var failed = new HashSet<String>();
        for (JsonNode failure : json(() -> JSON.readTree(answer)).path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asText());
        }
        for (var message : messages) if (!failed.contains(message.messageId())) queues.delete(message);
    }

    @Override
    public void failed(String path, String error) {
        errors.add(path + ": " + error);
    }

    private static <T> T json(Written<T> text) {
        try {
            return text.read();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private interface Written<T> {
        T read() throws JsonProcessingException;
    }

    @Override
    public void close() {
        closed = true;
    }
}
