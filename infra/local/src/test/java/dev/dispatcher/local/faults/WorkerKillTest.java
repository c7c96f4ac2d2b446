package dev.dispatcher.local.faults;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.EventIntake;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The packaged function in a process of its own, killed with SIGKILL wherever it hurts.
class WorkerKillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SLEEPS = "{\"sleep_seconds\":1}";

    private static World world;
    private static EventIntake intake;

    @BeforeAll
    static void start() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"), "AWS's runtime client has native code for Linux alone");
        assumeTrue(Files.exists(WorkerProcess.JAR), "needs the packaged function: run the phase `package` or later");
        world = new World(1, "4s");
        world.chaos.end();
        intake = world.context("api", new Actor(world.chaos)).getBean(EventIntake.class);
        Thread.ofPlatform().daemon().start(new Sweeper(world));
    }

    @AfterAll
    static void stop() {
        if (world == null) return;
        world.end();
        world.close();
    }

    @BeforeEach
    void clear() {
        world.queues.purge();
        world.queues.deadLetters();
        world.postgres.run("TRUNCATE events CASCADE");
    }

    @Test
    void anEventWhoseWorkerWasKilledIsProcessedByTheNext() {
        publish(fail(SLEEPS));

        killWhen("it is being processed", () -> count("status = 'processing'") == 1);

        processedByTheNextWorker();
        assertThat(attempts()).containsExactly("1 lost");
        assertThat(count("attempts = 2")).isEqualTo(1);
    }

    @Test
    void aBatchWhoseWorkerWasKilledRightAfterItsClaimLosesNoAttempt() {
        publish(Stream.concat(Stream.of(fail(SLEEPS)), Stream.generate(WorkerKillTest::echo))
                .limit(10)
                .toList());

        killWhen("all ten are claimed", () -> count("status = 'processing'") == 10);

        processedByTheNextWorker();
        assertThat(attempts()).hasSize(10).containsOnly("1 lost");
        assertThat(count("attempts = 1 AND alone")).isEqualTo(10);
    }

    @Test
    void whatWasDoneBeforeTheKillStaysDone() {
        publish(List.of(echo(), echo(), echo(), fail(SLEEPS), echo(), echo()));

        killWhen(
                "three are done and three are not",
                () -> count("status = 'processed'") == 3 && count("status = 'processing'") == 3);

        var done = world.postgres.list(
                "SELECT id::text || processed_at FROM events WHERE status = 'processed' ORDER BY id",
                row -> row.getString(1));
        processedByTheNextWorker();
        assertThat(attempts()).containsExactly("1 lost", "1 lost", "1 lost");
        assertThat(world.postgres.list(
                        "SELECT id::text || processed_at FROM events WHERE NOT alone ORDER BY id",
                        row -> row.getString(1)))
                .hasSize(3)
                .isEqualTo(done);
    }

    @Test
    void anEventThatOutlivesNoWorkerIsParkedAfterThreeAttempts() {
        publish(fail("{\"sleep_seconds\":3}"));

        for (int attempt = 1; attempt <= 3; attempt++) {
            int now = attempt;
            killWhen("attempt " + now + " runs", () -> count("status = 'processing' AND attempts = " + now) == 1);
        }

        eventually("it is parked", PATIENCE, () -> count("status = 'failed' AND wake_at IS NULL") == 1);
        assertThat(attempts()).containsExactly("1 lost", "2 lost", "3 lost");
        assertThat(world.queues.deadLetters()).hasSize(1);
    }

    @Test
    void manyEventsOutliveSeveralWorkers() {
        publish(Stream.generate(() -> List.of(echo(), echo(), fail("{\"sleep_seconds\":0.2}"), echo()))
                .limit(10)
                .flatMap(List::stream)
                .toList());

        for (int kill = 1; kill <= 3; kill++) {
            killWhen("somebody is at work again", () -> count("status = 'processing'") > 0);
        }

        processedByTheNextWorker();
        assertThat(count("true")).isEqualTo(40);
    }

    private static void killWhen(String what, BooleanSupplier condition) {
        try (var worker = worker()) {
            patiently(what, worker, condition);
        }
    }

    private static void processedByTheNextWorker() {
        try (var worker = worker()) {
            patiently("all are processed", worker, () -> count("status <> 'processed'") == 0);
        }
    }

    private static void patiently(String what, WorkerProcess worker, BooleanSupplier condition) {
        try {
            eventually(what, PATIENCE, condition);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "\n" + worker.lastWords(), late);
        }
    }

    private static WorkerProcess worker() {
        return new WorkerProcess(world.queues, world.variables());
    }

    /// Waits until the queue has all of them, so that a worker gets as many at once as it can.
    private static void publish(List<NewEvent> events) {
        intake.acceptAll(events);
        eventually("the queue has them", PATIENCE, () -> world.queues.visible() >= events.size());
    }

    private static void publish(NewEvent event) {
        publish(List.of(event));
    }

    private static NewEvent echo() {
        return new NewEvent(new EventType("demo.echo"), "{}", null);
    }

    private static NewEvent fail(String how) {
        return new NewEvent(new EventType("demo.fail"), how, null);
    }

    private static long count(String condition) {
        return world.postgres.number("SELECT count(*) FROM events WHERE " + condition);
    }

    private static List<String> attempts() {
        return world.postgres.list(
                "SELECT attempt || ' ' || outcome FROM event_attempts ORDER BY event_id, started_at",
                row -> row.getString(1));
    }
}
