package dev.dispatcher.scriptrunner;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The agent, the database and the way between them fail; what the script printed does not get lost.
class FaultTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String COUNTING = "for i in $(seq 300); do echo $i; sleep 0.02; done";
    private static final String COUNTED =
            IntStream.rangeClosed(1, 300).mapToObj(number -> number + "\n").collect(Collectors.joining());

    private static final Runs RUNS = new Runs(TestPostgres.fresh());

    @TempDir
    private Path folder;

    @Test
    void goesOnWhereItWasWhenPostgresCrashesAndComesBack() {
        try (var postgres = new OwnPostgres(folder)) {
            var runs = new Runs(postgres.url());
            var process = runs.starting(COUNTING);
            try (var agent = new RunningAgent(process, postgres.url(), Map.of())) {
                eventually("it runs", SOON, () -> runs.printed(process).contains("20\n"));
                int port = postgres.crash();
                // More is printed meanwhile than one chunk's worth of time.
                eventually("it has noticed", SOON, () -> agent.said().contains("out of reach"));
                postgres.comeBack(port);
                assertThat(agent.awaitEnd(SOON)).isZero();
                assertThat(agent.said()).contains("the database is back");
            }
            assertThat(runs.printed(process)).isEqualTo(COUNTED);
            assertThat(runs.end(process)).isEqualTo("finished exit=0");
            assertThat(runs.text("SELECT output_incomplete FROM processes WHERE id = ?", process))
                    .isEqualTo("f");
        }
    }

    @Test
    void reportsAScriptThatEndedWhileTheDatabaseWasAway() {
        try (var postgres = new OwnPostgres(folder)) {
            var runs = new Runs(postgres.url());
            var process = runs.starting("echo ready; sleep 2; echo last; exit 6");
            try (var agent = new RunningAgent(process, postgres.url(), Map.of())) {
                eventually("it runs", SOON, () -> runs.printed(process).contains("ready"));
                int port = postgres.crash();
                eventually(
                        "it is over",
                        SOON,
                        () -> ProcessHandle.of(agent.pid())
                                .orElseThrow()
                                .descendants()
                                .findAny()
                                .isEmpty());
                postgres.comeBack(port);
                assertThat(agent.awaitEnd(SOON)).isZero();
            }
            assertThat(runs.printed(process)).isEqualTo("ready\nlast\n");
            assertThat(runs.end(process)).isEqualTo("failed exit=6");
        }
    }

    @Test
    void storesEachChunkOnceThoughItsSessionsAreEndedAgainAndAgain() {
        var runs = new Runs(TestPostgres.fresh());
        var process = runs.starting(COUNTING);
        try (var agent = new RunningAgent(runs, process)) {
            var known = new AtomicLong(-1);
            eventually("it ends", SOON, () -> {
                long next = runs.number("SELECT next_seq FROM processes WHERE id = ?", process);
                // Each session lives until it has brought something.
                if (known.getAndSet(next) != next) endSessions(runs);
                return runs.isOver(process);
            });
            assertThat(known.get()).isGreaterThan(10);
            assertThat(agent.awaitEnd(SOON)).isZero();
        }
        assertThat(runs.printed(process)).isEqualTo(COUNTED);
        assertThat(runs.end(process)).isEqualTo("finished exit=0");
    }

    private static void endSessions(Runs runs) {
        runs.run("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE usename = 'script_agent' AND datname = current_database()
                """);
    }

    /// What becomes of the row then is for `process-recovery` to say: the agent says nothing any more.
    @Test
    void leavesItsOutputAndTakesTheScriptWithItWhenItIsKilled() {
        var process = RUNS.traced("echo so far; read -t 300 < <(sleep 300)");
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("so far"));
            var bash = ProcessHandle.of(agent.pid())
                    .orElseThrow()
                    .children()
                    .findFirst()
                    .orElseThrow();
            agent.kill();
            eventually("bash is gone", SOON, () -> !bash.isAlive());
        } finally {
            Traces.of(process).forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        }
        assertThat(RUNS.end(process)).isEqualTo("running");
        assertThat(RUNS.printed(process)).isEqualTo("so far\n");
        assertThat(RUNS.text("SELECT now() - last_seen_at < interval '1 minute' FROM processes WHERE id = ?", process))
                .isEqualTo("t");
    }

    @Test
    void endsTheScriptWhenSomebodyElseHasDecided() {
        var process = RUNS.traced("trap '' TERM; echo ready; sleep 300; true");
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("ready"));
            RUNS.run("SELECT settle_process(?, 'lost', 'silent', NULL, NULL)", process);
            assertThat(agent.awaitEnd(SOON)).isZero();
        }
        assertThat(Traces.of(process)).isEmpty();
        assertThat(RUNS.end(process)).isEqualTo("lost");
        assertThat(RUNS.text("SELECT late_report ->> 'end' FROM processes WHERE id = ?", process))
                .isEqualTo("stopped");
    }

    @Test
    void endsTheScriptWhenItsRowIsGone() {
        var process = RUNS.traced("echo ready; sleep 300; true");
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("ready"));
            RUNS.run("DELETE FROM processes WHERE id = ?", process);
            agent.awaitEnd(SOON);
        }
        assertThat(Traces.of(process)).isEmpty();
    }

    @Test
    void doesNothingForAProcessThatIsNotItsToRun() {
        var taken = RUNS.starting("echo twice");
        try (var other = new Caller(RUNS, 1)) {
            other.claim(taken);
        }
        for (var process : new UUID[] {taken, UUID.randomUUID()}) {
            try (var agent = new RunningAgent(RUNS, process)) {
                assertThat(agent.awaitEnd(SOON)).isEqualTo(1);
                assertThat(agent.said()).contains("not ours to run");
            }
        }
        assertThat(RUNS.printed(taken)).isEmpty();
    }

    @Test
    void leavesWhenItIsToldToBeforeAnybodyAnsweredToItsClaim() {
        try (var agent = new RunningAgent(UUID.randomUUID(), "jdbc:postgresql://127.0.0.1:1/none", Map.of())) {
            eventually("it asks", SOON, () -> agent.said().contains("out of reach"));
            agent.tellToEnd();
            assertThat(agent.awaitEnd(SOON)).isEqualTo(1);
        }
    }

    @Test
    void refusesOrdersThatMakeNoSense() {
        try (var agent = new RunningAgent(UUID.randomUUID(), RUNS.url(), Map.of("SCRIPT_UID", "many"))) {
            assertThat(agent.awaitEnd(SOON)).isEqualTo(2);
            assertThat(agent.said())
                    .contains("SCRIPT_UID must be a whole number")
                    .doesNotContain(RunningAgent.PASSWORD);
        }
    }
}
