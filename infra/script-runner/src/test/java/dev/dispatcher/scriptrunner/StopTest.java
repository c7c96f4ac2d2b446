package dev.dispatcher.scriptrunner;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A stop stops: whatever the script has started is gone, and nothing else is.
class StopTest {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ofSeconds(60);

    /// `setsid` and `nohup` hide from the terminal; a trap and a stop from signals; an orphan from its parent.
    private static final Map<String, String> KINDS = Map.of(
            "a child", "sleep 300 &",
            "a grandchild", "bash -c 'bash -c \"sleep 300; true\" & wait; true' &",
            "a deaf one", "bash -c 'trap \"\" TERM INT HUP; while true; do sleep 1; done' &",
            "nohup", "nohup sleep 300 >/dev/null 2>&1 &",
            "setsid", "setsid bash -c 'trap \"\" TERM; sleep 300; true' &",
            "a stopped one", "sleep 300 & kill -STOP $!",
            "a daemon that holds the pipe", "(setsid bash -c 'sleep 300 & exec sleep 300' &) &",
            "an orphan of an orphan", "(( (trap '' TERM; setsid sleep 300 & sleep 300) & ) & )");

    private static final Runs RUNS = new Runs(TestPostgres.fresh());

    static List<Map.Entry<String, String>> kinds() {
        return List.copyOf(KINDS.entrySet());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void endsEachKind(Map.Entry<String, String> kind) {
        assertEndsAll(kind.getValue());
    }

    @RepeatedTest(30)
    void endsAllKindsAtOnceAndTouchesNobodyElse() throws IOException {
        var bystander = new ProcessBuilder("sleep", "300").start();
        var loner = new ProcessBuilder("setsid", "sleep", "300").start();
        try {
            assertEndsAll(String.join("\n", KINDS.values()));

            assertThat(bystander.isAlive()).isTrue();
            assertThat(loner.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
            loner.destroyForcibly();
        }
    }

    private static void assertEndsAll(String starting) {
        var process = RUNS.traced(starting + "\necho ready; wait; sleep 300");
        RUNS.limits(process, null, null, GRACE);
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually(
                    "it runs: " + agent.said(),
                    SOON,
                    () -> RUNS.printed(process).contains("ready"));
            var family = Traces.of(process);
            assertThat(family).hasSizeGreaterThan(1);
            RUNS.stop(process);
            long asked = System.nanoTime();

            // Everybody on the machine is only looked through once those that are known are gone.
            eventually(
                    "nobody is left",
                    SOON,
                    () -> family.stream().noneMatch(pid -> Traces.isOf(process, pid))
                            && Traces.of(process).isEmpty());
            // A second for the heartbeat that brings the word, then the grace, then two seconds at most.
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isLessThan(GRACE.plus(AFTERWARDS).plusSeconds(1));
            assertThat(agent.awaitEnd(SOON)).isZero();
        }
        assertThat(RUNS.status(process)).isEqualTo("killed");
    }

    @Test
    void letsAScriptEndItselfWithinTheGrace() {
        var process = RUNS.starting("trap 'echo tidy; exit 4' TERM; echo ready; while true; do sleep 0.1; done");
        RUNS.limits(process, null, null, Duration.ofSeconds(30));
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("ready"));
            RUNS.stop(process);
            assertThat(agent.awaitEnd(Duration.ofSeconds(15))).isZero();
        }

        assertThat(RUNS.end(process)).isEqualTo("killed exit=4");
        assertThat(RUNS.printed(process)).isEqualTo("ready\ntidy\n");
    }

    /// One that was stopped in its tracks could not hear of it otherwise.
    @Test
    void wakesWhatIsStoppedSoThatItCanEndItself() {
        var process = RUNS.starting("""
                bash -c 'trap "echo tidy; exit" TERM; echo ready; kill -STOP $$; while true; do sleep 0.1; done' &
                wait
                """);
        RUNS.limits(process, null, null, Duration.ofSeconds(30));
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("ready"));
            RUNS.stop(process);
            assertThat(agent.awaitEnd(Duration.ofSeconds(25))).isZero();
        }

        assertThat(RUNS.printed(process)).isEqualTo("ready\ntidy\n");
    }

    @Test
    void countsAShorterGraceThatIsSaidLater() {
        var process = RUNS.starting("trap '' TERM; echo ready; while true; do sleep 0.1; done");
        RUNS.limits(process, null, null, Duration.ofMinutes(5));
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("ready"));
            RUNS.stop(process);
            RUNS.limits(process, null, null, Duration.ofMillis(1));
            assertThat(agent.awaitEnd(Duration.ofSeconds(15))).isZero();
        }

        assertThat(RUNS.end(process)).isEqualTo("killed signal=9");
    }

    @Test
    void isWhatItMeansToTellTheAgentToEnd() {
        var process = RUNS.starting("echo ready; sleep 300");
        RUNS.limits(process, null, null, GRACE);
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("it runs", SOON, () -> RUNS.printed(process).contains("ready"));
            agent.tellToEnd();
            agent.awaitEnd(SOON);
        }

        assertThat(RUNS.end(process)).isEqualTo("killed signal=15");
        assertThat(RUNS.text("SELECT reason FROM processes WHERE id = ?", process))
                .isEqualTo("stopped: the agent was told to end");
    }

    @Test
    void comesByItselfWhenTheTimeIsUp() {
        var process = RUNS.starting("echo ready; sleep 300");
        RUNS.limits(process, Duration.ofMillis(1500), null, GRACE);
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.end(process)).isEqualTo("timed_out signal=15");
        assertThat(RUNS.text("SELECT reason FROM processes WHERE id = ?", process))
                .isEqualTo("ran longer than 1500 ms");
    }

    @Test
    void comesByItselfWhenTheScriptIsSilentForTooLong() {
        var process = RUNS.starting("for i in 1 2 3 4; do echo $i; sleep 0.5; done; sleep 300");
        RUNS.limits(process, null, Duration.ofSeconds(1), GRACE);
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.end(process)).isEqualTo("timed_out signal=15");
        assertThat(RUNS.printed(process)).isEqualTo("1\n2\n3\n4\n");
        assertThat(RUNS.text("SELECT reason FROM processes WHERE id = ?", process))
                .isEqualTo("printed nothing for 1 s");
    }

    @Test
    void endsWhatTheScriptLeavesBehindAndKeepsWhatItPrintedUpToThen() {
        var process =
                RUNS.traced("(setsid bash -c 'echo behind; trap \"\" TERM; sleep 300; true' &); sleep 0.5; exit 5");
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.end(process)).isEqualTo("failed exit=5");
        assertThat(RUNS.printed(process)).isEqualTo("behind\n");
        assertThat(Traces.of(process)).isEmpty();
        assertThat(RUNS.text("SELECT reason FROM processes WHERE id = ?", process))
                .isEqualTo("what it left running was ended");
    }

    @Test
    void waitsAMomentForWhatTheScriptPipedItsOutputThrough() {
        var process = RUNS.starting("exec > >(sleep 0.3; tee copy); seq 1000");
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.end(process)).isEqualTo("finished exit=0");
        assertThat(RUNS.printed(process).lines()).hasSize(1000);
    }
}
