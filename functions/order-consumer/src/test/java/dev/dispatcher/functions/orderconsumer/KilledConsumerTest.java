package dev.dispatcher.functions.orderconsumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.testing.mortal.Mortality;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// A thousand messages over a real queue, and a consumer that dies at every statement and every commit, before and
/// after. Each message is accounted for in exactly one place.
class KilledConsumerTest {

    private static final int MESSAGES = 1_000;
    private static final int BATCH = 10;

    /// More steps than a batch has: a new order, a known one and ten refusals take fifteen statements and a commit.
    private static final int STEPS = 32;

    /// Over before an order in its batch could have been committed.
    private static final int STEPS_OF_THE_DOOMED = 3;

    private final Mortality mortality = new Mortality();
    private final Consumer consumer = new Consumer(mortality);
    private final String deadLetters = TestQueues.create("orders-dlq");
    private final String queue = TestQueues.create(
            "orders",
            Map.of(
                    QueueAttributeName.VISIBILITY_TIMEOUT,
                    "0",
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
        var deliveries = new HashMap<String, Integer>();

        for (int round = 0; acknowledged.size() + TestQueues.visible(deadLetters) < MESSAGES; round++) {
            var messages = receive();
            if (messages.isEmpty()) continue;
            // Whoever meets a doomed one dies, always; with the others he dies twice and is let through.
            boolean isDoomed =
                    messages.stream().anyMatch(message -> message.body().contains("doomed"));
            int delivery = deliveries.merge(messages.getFirst().messageId(), 1, Integer::sum);
            if (isDoomed) mortality.dieAt(round % STEPS_OF_THE_DOOMED);
            else if (delivery <= 2) mortality.dieAt(round % STEPS);
            else mortality.live();
            acknowledged.addAll(work(messages));
        }

        mortality.live();
        var tally = tally(sent, acknowledged, deadLetters());
        assertThat(tally.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(MESSAGES);
        assertThat(tally).containsOnlyKeys("accepted", "duplicate", "conflict", "quarantine", "dlq");
        assertThat(tally.get("dlq")).isGreaterThanOrEqualTo(20);
        assertThat(mortality.deaths().keySet())
                .as("deaths %s", mortality.deaths())
                .containsExactlyInAnyOrder(
                        "before WITH AS", // the new orders
                        "after WITH AS",
                        "before SELECT encode(body_hash,", // those that are known
                        "after SELECT encode(body_hash,",
                        "before INSERT events",
                        "after INSERT events",
                        "before INSERT order_quarantine",
                        "after INSERT order_quarantine",
                        "before COMMIT",
                        "after COMMIT");
    }

    /// Where each message ended: in one place, or the sum would not come out. An order that was stored by a message
    /// counts as accepted once; other messages of the same content are its duplicates.
    private Map<String, Integer> tally(Map<String, String> sent, Set<String> acknowledged, Set<String> dead) {
        var stored = Set.copyOf(consumer.column("SELECT body AS c FROM orders"));
        var kept = consumer.column("SELECT kind || ' ' || message AS c FROM order_quarantine").stream()
                .map(row -> row.split(" ", 2))
                .collect(Collectors.toMap(row -> row[1], row -> row[0]));
        var accepted = new HashSet<String>();
        var tally = new TreeMap<String, Integer>();
        sent.forEach((id, body) -> {
            boolean isOrder =
                    body.startsWith("{") && stored.contains(CanonicalJson.of(Json.read(body, JsonNode.class)));
            var places = new ArrayList<String>();
            if (kept.containsKey(id)) places.add("conflict".equals(kept.get(id)) ? "conflict" : "quarantine");
            if (isOrder) places.add(accepted.add(body) ? "accepted" : "duplicate");
            // One that was written down and died before it could be acknowledged may also be a dead letter.
            if (places.isEmpty() && dead.contains(id)) places.add("dlq");
            assertThat(places).as(body).hasSize(1);
            assertThat(acknowledged.contains(id) || dead.contains(id)).isTrue();
            tally.merge(places.getFirst(), 1, Integer::sum);
        });
        assertThat(accepted).hasSameSizeAs(stored);
        assertThat(consumer.column("SELECT order_uid || line AS c FROM order_items"))
                .hasSameSizeAs(stored);
        assertThat(consumer.column("SELECT payload ->> 'order_uid' AS c FROM events WHERE type = 'order.accepted'"))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(stored);
        return tally;
    }

    private Map<String, String> send() {
        var bodies = new ArrayList<String>();
        for (int i = 0; i < 580; i++) bodies.add(SampleOrder.of("order-" + i));
        for (int i = 0; i < 150; i++) bodies.add(SampleOrder.of("order-" + i));
        for (int i = 0; i < 100; i++) bodies.add(SampleOrder.of("order-" + (300 + i), "he"));
        for (int i = 0; i < 100; i++) bodies.add("{\"order_uid\":\"invalid-" + i + "\"}");
        for (int i = 0; i < 50; i++) bodies.add("garbled " + i);
        Collections.shuffle(bodies, new Random(7));
        for (int i = 0; i < 20; i++) bodies.add(SampleOrder.of("doomed-" + i));
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
                .receiveMessage(ask -> ask.queueUrl(queue).maxNumberOfMessages(BATCH))
                .messages();
    }

    /// Which of them are done with.
    private Set<String> work(List<Message> messages) {
        var answer = consumer.handle(event(messages));
        if (mortality.isDead()) return Set.of(); // nobody answers for the dead: the messages come back
        var failed = answer.getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        var done = messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
        if (!done.isEmpty()) {
            var entries = done.stream()
                    .map(message -> DeleteMessageBatchRequestEntry.builder()
                            .id(message.messageId())
                            .receiptHandle(message.receiptHandle())
                            .build())
                    .toList();
            TestQueues.client()
                    .deleteMessageBatch(delete -> delete.queueUrl(queue).entries(entries));
        }
        return done.stream().map(Message::messageId).collect(Collectors.toSet());
    }

    private Set<String> deadLetters() {
        return TestQueues.receive(deadLetters, TestQueues.visible(deadLetters), Duration.ofSeconds(20)).stream()
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
}
