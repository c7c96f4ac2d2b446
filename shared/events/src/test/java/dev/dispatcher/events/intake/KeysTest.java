package dev.dispatcher.events.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Reaction.Refused;
import dev.dispatcher.events.Scale;
import dev.dispatcher.platform.lambda.Unfinished;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final Machine MACHINE = Machine.withoutQueues(Map.of("DB_POOL_SIZE", "8"));
    private static final QueueIntake INTAKE = MACHINE.the(QueueIntake.class);

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    @Test
    void theSameKeyWithTheSameBodyIsTheSameEvent() {
        assertThat(take("a", "same", 1)).isEqualTo(take("b", "same", 1));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var first = take("a", "other", 1).orElseThrow();

        assertThat(take("b", "other", 2)).isEmpty();
        assertThat(MACHINE.event(first).payload()).isEqualTo("1");
    }

    @Test
    void theSameKeyOnAnotherQueueIsAnotherEvent() {
        var events = INTAKE.take(List.of(
                QueueIntakeTest.message("a", "events", "{\"type\":\"x\",\"payload\":1,\"idempotency_key\":\"both\"}"),
                QueueIntakeTest.message(
                        "b", "webhooks", "{\"type\":\"gitlab.x\",\"payload\":1,\"idempotency_key\":\"both\"}")));

        assertThat(events.events()).hasSize(2);
    }

    @Test
    void aMessageWithoutAKeyIsKnownByItsId() {
        var body = "{\"type\":\"x\",\"payload\":1}";
        var once = INTAKE.take(List.of(QueueIntakeTest.message("id-1", "events", body)));
        var twice = INTAKE.take(List.of(QueueIntakeTest.message("id-1", "events", body)));
        var another = INTAKE.take(List.of(QueueIntakeTest.message("id-2", "events", body)));

        assertThat(twice.events()).isEqualTo(once.events());
        assertThat(another.events()).isNotEqualTo(once.events());
    }

    @Test
    void aKeyThatNamesAFailedEventRunsItAgain() {
        var id = take("a", "redelivered", 1).orElseThrow();
        MACHINE.play().when(id, _ -> new Refused("no"));
        MACHINE.process(id);
        assertThat(MACHINE.status(id)).isEqualTo(EventStatus.FAILED);

        assertThat(take("b", "redelivered", 1)).contains(id);
        assertThat(MACHINE.status(id)).isEqualTo(EventStatus.QUEUED);
        assertThat(MACHINE.event(id).attempts()).isZero();
    }

    @Test
    void aKeyThatNamesAProcessedEventDoesNothing() {
        var id = take("a", "done", 1).orElseThrow();
        MACHINE.process(id);

        assertThat(take("b", "done", 1)).contains(id);
        assertThat(MACHINE.status(id)).isEqualTo(EventStatus.PROCESSED);
    }

    @Test
    void fiftyKeysTakenInManyTimesAtOnceAreFiftyEvents() throws InterruptedException {
        var seen = new ConcurrentHashMap<String, Set<UUID>>();
        Callable<Boolean> client = () -> {
            var random = new Random();
            for (int take = 0; take < Scale.of(150, 2_500); take++) {
                var key = "many-" + random.nextInt(50);
                seen.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet())
                        .add(take("m", key, 1).orElseThrow());
            }
            return true;
        };

        try (var clients = Executors.newFixedThreadPool(8)) {
            for (var done : clients.invokeAll(
                    IntStream.range(0, 8).mapToObj(_ -> client).toList())) {
                assertThat(done).succeedsWithin(java.time.Duration.ofSeconds(1));
            }
        }
        assertThat(seen).hasSize(50);
        assertThat(seen.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(MACHINE.database.one(
                        "SELECT count(*) AS n FROM events WHERE idempotency_key LIKE 'many-%'", row -> row.big("n")))
                .contains(50L);
    }

    /// Empty when it was refused.
    private static java.util.Optional<UUID> take(String message, String key, int payload) {
        var body = "{\"type\":\"test.play\",\"payload\":" + payload + ",\"idempotency_key\":\"" + key + "\"}";
        var taken = INTAKE.take(List.of(QueueIntakeTest.message(message, "events", body)));
        var unfinished = taken.unfinished(Set.of());
        assertThat(unfinished.equals(Unfinished.NONE)).isEqualTo(!taken.events().isEmpty());
        return taken.events().stream().findFirst();
    }
}
