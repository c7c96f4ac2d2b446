package dev.dispatcher.events.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Event;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class QueueIntakeTest {

    private static final Machine MACHINE = Machine.withoutQueues(Map.of());
    private static final QueueIntake INTAKE = MACHINE.the(QueueIntake.class);

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    @Test
    void takesAWholeEventAndIgnoresFieldsItDoesNotKnow() {
        var event = taken("events", """
                {"type":"shop/order:paid","payload":{"n":1.50,"big":12345678901234567890.123456789},"color":"red",
                 "created_at":"2026-01-05T11:30:00.25+02:00","idempotency_key":"k1","nested":{"x":[1]}}""");

        assertThat(event.type().name()).isEqualTo("shop/order:paid");
        assertThat(event.payload()).isEqualTo("{\"n\": 1.50, \"big\": 12345678901234567890.123456789}");
        assertThat(event.createdAt()).isEqualTo(Instant.parse("2026-01-05T09:30:00.25Z"));
        assertThat(event.status()).isEqualTo(EventStatus.QUEUED);
        assertThat(MACHINE.column("queue || ' ' || idempotency_key", event.id()))
                .isEqualTo("events k1");
    }

    @Test
    void takesAnEventOutOfAnSnsEnvelopeByItsMessageId() {
        var event = taken("events", """
                {"Type":"Notification","MessageId":"sns-1","TopicArn":"arn:aws:sns:eu-central-1:1:t","Subject":"s",
                 "Message":"{\\"type\\":\\"user.new\\",\\"payload\\":[\\"\\u00e4\\"]}"}""");

        assertThat(event.type().name()).isEqualTo("user.new");
        assertThat(event.payload()).isEqualTo("[\"\u00e4\"]");
        assertThat(MACHINE.column("idempotency_key", event.id())).isEqualTo("sns-1");
    }

    @Test
    void takesAnEventFromEventBridgeUnderATypeThatFits() {
        var event = taken("events", """
                {"version":"0","id":"eb-1","detail-type":"Invoice Paid (%s)","source":"billing",
                 "time":"2026-01-05T09:30:00Z","detail":{"n":1}}""".formatted("x".repeat(60)));

        assertThat(event.type().name()).isEqualTo("Invoice_Paid__" + "x".repeat(36));
        assertThat(event.payload()).isEqualTo("{\"n\": 1}");
        assertThat(event.createdAt()).isEqualTo(Instant.parse("2026-01-05T09:30:00Z"));
        assertThat(MACHINE.column("idempotency_key", event.id())).isEqualTo("eb-1");
    }

    @Test
    void takesWhatForgesSendFromTheQueueOfTheWebhooks() {
        var event = taken("webhooks", "{\"type\":\"gitlab.push\",\"payload\":{}}");

        assertThat(MACHINE.column("queue", event.id())).isEqualTo("webhooks");
        assertThat(MACHINE.column("idempotency_key", event.id())).isEqualTo("m");
    }

    @Test
    void aNudgeStandsForTheEventItNames() {
        var id = MACHINE.accept();

        var taken = INTAKE.take(List.of(message("m", "events", "{\"v\":1,\"event_id\":\"" + id + "\"}")));
        assertThat(taken.events()).containsExactly(id);
        assertThat(taken.unfinished(Set.of())).isEqualTo(Unfinished.NONE);
        assertThat(taken.unfinished(Set.of(id))).isEqualTo(new Unfinished(Set.of(), Set.of("m")));
    }

    @Test
    void theWholeBatchIsStoredBeforeTheFirstReactionRuns() {
        MACHINE.play().always(_ -> {
            var missing = MACHINE.database.list(
                    "SELECT count(*) AS n FROM events WHERE queue = 'events' AND idempotency_key LIKE 'first-%'",
                    row -> row.big("n"));
            assertThat(missing).containsExactly(3L);
            return dev.dispatcher.events.Reaction.Done.NOTHING_TO_WRITE;
        });
        var batch = List.of("1", "2", "3").stream()
                .map(n -> message(
                        n, "events", "{\"type\":\"test.play\",\"payload\":{},\"idempotency_key\":\"first-" + n + "\"}"))
                .toList();

        MACHINE.the(dev.dispatcher.events.processing.EventProcessing.class)
                .process(batch, Deadline.in(Duration.ofSeconds(90)));
        assertThat(MACHINE.database.list(
                        "SELECT status::text AS s FROM events WHERE idempotency_key LIKE 'first-%'",
                        row -> row.text("s")))
                .containsExactly("processed", "processed", "processed");
    }

    private static Event taken(String queue, String body) {
        var taken = INTAKE.take(List.of(message("m", queue, body)));
        assertThat(taken.unfinished(Set.of())).isEqualTo(Unfinished.NONE);
        UUID id = taken.events().iterator().next();
        return MACHINE.event(id);
    }

    static Incoming message(String id, String queue, String body) {
        return new Incoming(id, Machine.arn(queue), "receipt", body);
    }
}
