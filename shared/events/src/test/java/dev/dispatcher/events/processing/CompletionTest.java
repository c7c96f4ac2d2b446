package dev.dispatcher.events.processing;

import static dev.dispatcher.events.EventStatus.PROCESSED;
import static dev.dispatcher.events.EventStatus.PROCESSING;
import static dev.dispatcher.events.EventStatus.QUEUED;
import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.platform.lambda.Unfinished;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final Machine MACHINE = Machine.withoutQueues(Map.of());
    private static final Database OURS = MACHINE.the(Database.class);
    private static final Done NOTHING = Done.NOTHING_TO_WRITE;

    @BeforeAll
    static void makeRoomForEffects() {
        MACHINE.ownerRuns("CREATE TABLE effects (event_id uuid); GRANT ALL ON effects TO app");
    }

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    @Test
    void eventsWithoutWritesShareOneCompletion() {
        var ids = MACHINE.accept(3);

        assertThat(MACHINE.process(ids.toArray(UUID[]::new))).isEqualTo(Unfinished.NONE);
        assertThat(ids).allSatisfy(id -> assertThat(MACHINE.status(id)).isEqualTo(PROCESSED));
        assertThat(ids.stream().map(id -> MACHINE.column("xmin", id)).distinct())
                .as("transactions")
                .hasSize(1);
    }

    @Test
    void writesRunInTheTransactionOfTheCompletion() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> new Done(() -> write(id)));

        MACHINE.process(id);
        assertThat(MACHINE.status(id)).isEqualTo(PROCESSED);
        assertThat(MACHINE.database.one(
                        "SELECT xmin::text AS xmin FROM effects WHERE event_id = ?", row -> row.text("xmin"), id))
                .contains(MACHINE.column("xmin", id));
    }

    @Test
    void aCrashAmongTheWritesLeavesNeitherThemNorTheCompletion() {
        var id = MACHINE.accept();
        MACHINE.play()
                .when(
                        id,
                        _ -> new Done(() -> {
                            write(id);
                            OURS.list(
                                    "SELECT pg_terminate_backend(pg_backend_pid())::text AS gone",
                                    row -> row.text("gone"));
                        }));

        MACHINE.process(id);
        assertThat(effects(id)).isZero();
        assertThat(MACHINE.status(id)).isEqualTo(QUEUED);
        assertThat(MACHINE.event(id).error()).startsWith("its writes failed: ");
    }

    @Test
    void theWritesOfAWorkerThatWasTakenOverAreUndone() {
        var id = MACHINE.accept();
        MACHINE.play().when(id, _ -> {
            MACHINE.database.update("UPDATE events SET lease_token = lease_token + 1 WHERE id = ?", id);
            return new Done(() -> write(id));
        });

        assertThat(MACHINE.process(id)).isEqualTo(Unfinished.NONE);
        assertThat(effects(id)).isZero();
        assertThat(MACHINE.status(id)).isEqualTo(PROCESSING);
        assertThat(MACHINE.metrics()).contains("events_superseded");
    }

    @Test
    void aCompletionIsNotHeldBackWhileTheNextAttemptRunsLong() throws InterruptedException {
        var ids = MACHINE.accept(2);
        var release = new CountDownLatch(1);
        int before = MACHINE.play().played.size();
        for (var id : ids) {
            MACHINE.play().when(id, _ -> MACHINE.play().played.size() == before + 1 ? NOTHING : waitFor(release));
        }

        var worker = CompletableFuture.runAsync(() -> MACHINE.process(ids.toArray(UUID[]::new)));
        eventually(
                "two are begun",
                Duration.ofSeconds(10),
                () -> MACHINE.play().played.size() == before + 2);
        var first = MACHINE.play().order().get(before);
        var second = MACHINE.play().order().get(before + 1);
        eventually(
                "the first is done", Duration.ofSeconds(2), () -> status(first).equals("processed"));
        assertThat(status(second)).isEqualTo("processing");
        release.countDown();
        worker.join();
        assertThat(status(second)).isEqualTo("processed");
    }

    @Test
    void whatNobodyReactsToIsProcessedAtOnce() {
        var id = MACHINE.accept("nobody.cares", "{\"kept\":true}");

        MACHINE.process(id);
        assertThat(MACHINE.status(id)).isEqualTo(PROCESSED);
        assertThat(MACHINE.event(id).payload()).isEqualTo("{\"kept\": true}");
        assertThat(MACHINE.attempts(id)).isEqualTo("1=succeeded");
    }

    @Test
    void aTelegramUpdateIsEmptiedWhenItIsDone() {
        var id = MACHINE.accept("telegram.update", "{\"text\":\"secret\"}");

        MACHINE.process(id);
        assertThat(MACHINE.event(id).payload()).isEqualTo("{}");
    }

    @Test
    void aSecondDeliveryOfTheSameNudgeDoesNothing() {
        var id = MACHINE.accept();
        MACHINE.process(id, id);
        MACHINE.process(id);

        assertThat(MACHINE.play().order()).containsOnlyOnce(id);
    }

    private static Done waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) throw new AssertionError("never released");
            return NOTHING;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// Past the context's one connection, which the worker may be using.
    private static String status(UUID id) {
        return MACHINE.column("status", id);
    }

    private static void write(UUID id) {
        OURS.update("INSERT INTO effects (event_id) VALUES (?)", id);
    }

    private static long effects(UUID id) {
        return MACHINE.database
                .one("SELECT count(*) AS n FROM effects WHERE event_id = ?", row -> row.big("n"), id)
                .orElseThrow();
    }
}
