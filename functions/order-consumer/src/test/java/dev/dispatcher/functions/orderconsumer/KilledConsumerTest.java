package dev.dispatcher.functions.orderconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.testing.TestQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A thousand messages over a real queue, and a consumer that dies at every statement and every commit, before and
/// after. Each message is accounted for in exactly one place.
class KilledConsumerTest {

    private static final int MESSAGES = 1_000;
    private static final int BATCH = 10;
    private static final int POINTS = 60;

    private final Mortality mortality = new Mortality();
    private final Consumer consumer = new Consumer(mortality);
    private final String deadLetters = TestQueues.create("orders-dlq");
    private final String queue = TestQueues.create(
            "orders",
            Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    "1",
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":5}".formatted(TestQueues.arn(deadLetters))));

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void accountsForEveryMessage() {
        var sent = send();
        var acknowledged = new HashSet<String>();
        var died = new HashMap<String, Integer>();

        for (int round = 0; ; round++) {
            var messages = receive();
            if (messages.isEmpty() && acknowledged.size() + waitingDead() == MESSAGES) break;
            if (messages.isEmpty()) continue;
            // Most of them die twice before they are let through, and a few die every time.
            int deaths = died.merge(messages.getFirst().messageId(), 1, Integer::sum);
            boolean mayLive = deaths > 2 && round % 25 != 0;
            mortality.liveUntil(mayLive ? Integer.MAX_VALUE : round % POINTS);
            acknowledged.addAll(work(messages));
        }

        var dead = deadLetters();
        assertThat(tally(sent, acknowledged, dead).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as(tally(sent, acknowledged, dead).toString())
                .isEqualTo(MESSAGES);
        assertThat(tally(sent, acknowledged, dead)).containsKeys("accepted", "duplicate", "conflict", "quarantine");
        assertThat(mortality.deaths().keySet())
                .as("deaths " + mortality.deaths())
                .anyMatch(point -> point.startsWith("before WITH"))
                .anyMatch(point -> point.startsWith("after WITH"))
                .anyMatch(point -> point.startsWith("before SELECT"))
                .anyMatch(point -> point.contains("after INSERT events"))
                .anyMatch(point -> point.contains("after INSERT order_quarantine"))
                .anyMatch(point -> point.startsWith("before COMMIT"))
                .anyMatch(point -> point.startsWith("after COMMIT"));
    }

    /// Where each message ended: in one place, or the sum would not come out. An order that was stored by a message
    /// counts as accepted once; other messages of the same content are its duplicates.
    private Map<String, Integer> tally(Map<String, String> sent, Set<String> acknowledged, Set<String> dead) {
        var stored = consumer.column("SELECT body AS c FROM orders").stream().collect(Collectors.toSet());
        var kept = consumer.column("SELECT kind || ' ' || message AS c FROM order_quarantine").stream()
                .map(row -> row.split(" ", 2))
                .collect(Collectors.toMap(row -> row[1], row -> row[0]));
        var accepted = new HashSet<String>();
        var tally = new TreeMap<String, Integer>();
        sent.forEach((id, body) -> {
            boolean isOrder = isJson(body) && stored.contains(CanonicalJson.of(Json.read(body, JsonNode.class)));
            var places = new ArrayList<String>();
            if (kept.containsKey(id)) places.add("conflict".equals(kept.get(id)) ? "conflict" : "quarantine");
            else if (isOrder) places.add(accepted.add(body) ? "accepted" : "duplicate");
            // One that was written down and died before it could be acknowledged may also be a dead letter.
            if (places.isEmpty() && dead.contains(id)) places.add("dlq");
            assertThat(places).as(body).hasSize(1);
            assertThat(acknowledged.contains(id) || dead.contains(id)).isTrue();
            tally.merge(places.getFirst(), 1, Integer::sum);
        });
        assertThat(accepted).hasSameSizeAs(stored);
        return tally;
    }

    private Map<String, String> send() {
        var bodies = new ArrayList<String>();
        for (int i = 0; i < 600; i++) bodies.add(order("order-" + i, "en"));
        for (int i = 0; i < 150; i++) bodies.add(order("order-" + i, "en"));
        for (int i = 0; i < 100; i++) bodies.add(order("order-" + (300 + i), "he"));
        for (int i = 0; i < 100; i++) bodies.add("{\"order_uid\":\"invalid-" + i + "\"}");
        for (int i = 0; i < 50; i++) bodies.add("garbled " + i);
        java.util.Collections.shuffle(bodies, new Random(7));
        var sent = new HashMap<String, String>();
        for (int from = 0; from < MESSAGES; from += BATCH) {
            var entries = new ArrayList<SendMessageBatchRequestEntry>();
            for (int i = from; i < from + BATCH; i++) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id(String.valueOf(i))
                        .messageBody(bodies.get(i))
                        .build());
            }
            TestQueues.client()
                    .sendMessageBatch(send -> send.queueUrl(queue).entries(entries))
                    .successful()
                    .forEach(done -> sent.put(done.messageId(), bodies.get(Integer.parseInt(done.id()))));
        }
        return sent;
    }

    private List<Message> receive() {
        return TestQueues.client()
                .receiveMessage(
                        ask -> ask.queueUrl(queue).maxNumberOfMessages(BATCH).waitTimeSeconds(1))
                .messages();
    }

    private Set<String> work(List<Message> messages) {
        var answer = consumer.handle(event(messages));
        if (mortality.isDead()) return Set.of(); // nobody answers for the dead: the messages come back
        var failed = answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        var done = new HashSet<String>();
        for (var message : messages) {
            if (failed.contains(message.messageId())) continue;
            TestQueues.client().deleteMessage(delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
            done.add(message.messageId());
        }
        return done;
    }

    private int waitingDead() {
        return TestQueues.visible(deadLetters);
    }

    private Set<String> deadLetters() {
        return TestQueues.receive(deadLetters, waitingDead(), Duration.ofSeconds(20)).stream()
                .map(Message::messageId)
                .collect(Collectors.toSet());
    }

    private static SQSEvent event(List<Message> messages) {
        var event = new SQSEvent();
        event.setRecords(messages.stream()
                .map(message -> {
                    var record = new SQSMessage();
                    record.setMessageId(message.messageId());
                    record.setReceiptHandle(message.receiptHandle());
                    record.setBody(message.body());
                    record.setEventSourceArn("arn:aws:sqs:eu-central-1:000000000000:orders");
                    return record;
                })
                .toList());
        return event;
    }

    private static String order(String uid, String locale) {
        var batch = Json.read(Consumer.sample("order"), JsonNode.class);
        var order = (ObjectNode) Json.read(batch.at("/Records/0/body").textValue(), JsonNode.class);
        return order.put("order_uid", uid).put("locale", locale).toString();
    }

    private static boolean isJson(String body) {
        return body.startsWith("{");
    }
}
