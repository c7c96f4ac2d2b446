package dev.dispatcher.events.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// What anybody may put on a queue. Each is refused by itself, in one line that says why.
class HostileMessagesTest {

    private static final Machine MACHINE = Machine.withoutQueues(Map.of());

    record Hostile(String queue, String body, String named) {

        @Override
        public String toString() {
            return named + " <- " + body.substring(0, Math.min(60, body.length()));
        }
    }

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isRefusedInOneLineAndHarmsNobody(Hostile hostile) {
        var neighbour = MACHINE.accept();
        var lines = new Lines((Logger) LoggerFactory.getLogger(QueueIntake.class));
        var batch = List.of(
                QueueIntakeTest.message("bad", hostile.queue(), hostile.body()),
                QueueIntakeTest.message("good", "events", "{\"v\":1,\"event_id\":\"" + neighbour + "\"}"));

        try (lines) {
            var answer = MACHINE.the(EventProcessing.class).process(batch, Deadline.in(Duration.ofSeconds(90)));
            assertThat(answer).isEqualTo(new Unfinished(Set.of("bad"), Set.of()));
        }
        assertThat(lines.texts())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("message bad refused: ").contains(hostile.named()));
        assertThat(MACHINE.status(neighbour)).isEqualTo(EventStatus.PROCESSED);
    }

    static Stream<Hostile> isRefusedInOneLineAndHarmsNobody() {
        return Stream.concat(broken(), forbidden());
    }

    private static Stream<Hostile> broken() {
        var half = "\\" + "ud800";
        return Stream.of(
                events("", "body"),
                events("hello", "body"),
                events("{\"type\":\"a\",\"payload\":{}} tail", "body"),
                events("[{\"type\":\"a\",\"payload\":{}}]", "body"),
                events("\"text\"", "body"),
                events("null", "body"),
                events("{}", "type"),
                events("{\"payload\":{}}", "type"),
                events("{\"type\":7,\"payload\":{}}", "type"),
                events("{\"type\":\"\",\"payload\":{}}", "type"),
                events("{\"type\":\"a b\",\"payload\":{}}", "type"),
                events("{\"type\":\"%s\",\"payload\":{}}".formatted("x".repeat(51)), "type"),
                events("{\"type\":\"a\",\"type\":\"b\",\"payload\":{}}", "two fields of one name"),
                events("{\"type\":\"a\"}", "payload"),
                events(whole("\"%s\"".formatted("x".repeat(256 * 1024))), "payload"),
                events(whole("{\"t\":\"\\u0000\"}"), "/payload/t"),
                events(whole("[\"" + half + "\"]"), "/payload/0"),
                events(whole("[".repeat(65) + "]".repeat(65)), "payload"),
                events(whole("[".repeat(20_000) + "]".repeat(20_000)), "deep"),
                events(whole("1e999999999"), "payload"),
                events("{\"type\":\"a\",\"payload\":1,\"created_at\":\"yesterday\"}", "created_at"),
                events("{\"type\":\"a\",\"payload\":1,\"created_at\":17}", "created_at"),
                events("{\"type\":\"a\",\"payload\":1,\"created_at\":\"+292277-01-01T00:00:00Z\"}", "created_at"),
                events("{\"type\":\"a\",\"payload\":1,\"idempotency_key\":\"\"}", "idempotency_key"),
                events("{\"type\":\"a\",\"payload\":1,\"idempotency_key\":5}", "idempotency_key"),
                events("{\"type\":\"a\",\"payload\":1,\"idempotency_key\":\"a\\u0000\"}", "idempotency_key"),
                events(
                        "{\"type\":\"a\",\"payload\":1,\"idempotency_key\":\"%s\"}".formatted("k".repeat(256)),
                        "idempotency_key"),
                events("{\"v\":2,\"event_id\":\"019b8d40-5a00-7000-8000-000000000001\"}", "v"),
                events("{\"v\":1,\"event_id\":\"1-1-1-1-1\"}", "event_id"),
                events("{\"v\":1,\"event_id\":null}", "event_id"),
                events("{\"v\":1,\"event_id\":\"019b8d40-5a00-7000-8000-000000000001\",\"parked\":\"x\"}", "parked"),
                events(
                        "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"t\",\"Message\":\"no json\"}",
                        "Message"),
                events("{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"t\",\"Message\":{}}", "Message"),
                events("{\"detail-type\":3,\"detail\":{}}", "detail-type"),
                events("{\"detail-type\":\"x\"}", "detail"));
    }

    private static Stream<Hostile> forbidden() {
        var nudge = "{\"v\":1,\"event_id\":\"019b8d40-5a00-7000-8000-000000000001\"}";
        var reserved = Stream.of(
                        "gitlab.",
                        "github.",
                        "telegram.",
                        "stand.",
                        "script.",
                        "notification.",
                        "order.",
                        "dispatcher.")
                .map(prefix -> events("{\"type\":\"" + prefix + "x\",\"payload\":1}", "type: '" + prefix + "x'"));
        return Stream.concat(
                reserved,
                Stream.of(
                        events("{\"detail-type\":\"stand.ready\",\"detail\":{}}", "type"),
                        new Hostile("webhooks", nudge, "webhooks"),
                        new Hostile("webhooks", nudge.replace("}", ",\"parked\":\"1\"}"), "webhooks"),
                        new Hostile("webhooks", "{\"type\":\"shop.paid\",\"payload\":1}", "type"),
                        new Hostile("webhooks", "{\"type\":\"stand.ready\",\"payload\":1}", "type")));
    }

    private static Hostile events(String body, String named) {
        return new Hostile("events", body, named);
    }

    private static String whole(String payload) {
        return "{\"type\":\"a\",\"payload\":" + payload + "}";
    }
}
