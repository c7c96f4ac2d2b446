package dev.dispatcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.queues.LocalQueues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// The local queues, spoken to by nothing but the JDK: what a send costs before there is an SDK, and how many there
// were.
final class BareQueue {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> SENT_TO = List.of("events", "webhooks", "notifications.fifo");
    private static final String NOBODY_READS = "events-dlq";

    private final LocalQueues queues;

    BareQueue(LocalQueues queues) {
        this.queues = queues;
    }

    /// How many milliseconds it took to send one message.
    double send() {
        long from = System.nanoTime();
        ask("SendMessageBatch", """
                {"QueueUrl":"%s","Entries":[{"Id":"0","MessageBody":"{\\"event_id\\":\\"bench\\"}","DelaySeconds":0}]}
                """.formatted(queues.url(NOBODY_READS)));
        return Life.millis(Duration.ofNanos(System.nanoTime() - from));
    }

    /// How many messages functions have sent so far. Nobody takes any away here.
    long sent() {
        return SENT_TO.stream().mapToLong(this::waiting).sum();
    }

    private long waiting(String queue) {
        var counted =
                ask("GetQueueAttributes", """
                {"QueueUrl":"%s","AttributeNames":
                 ["ApproximateNumberOfMessages","ApproximateNumberOfMessagesDelayed"]}
                """.formatted(queues.url(queue))).path("Attributes");
        return counted.valueStream().mapToLong(JsonNode::asLong).sum();
    }

    private JsonNode ask(String operation, String body) {
        try {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            var call = (HttpURLConnection)
                    URI.create(queues.endpoint() + "/").toURL().openConnection();
            call.setRequestMethod("POST");
            call.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
            call.setRequestProperty("X-Amz-Target", "AmazonSQS." + operation);
            call.setDoOutput(true);
            call.setFixedLengthStreamingMode(bytes.length);
            call.getOutputStream().write(bytes);
            try (var answer = call.getInputStream()) {
                return JSON.readTree(answer.readAllBytes());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
