package dev.dispatcher.scriptrunner;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One script from its claim to its report, with the agent as it is started on one machine.
class AgentTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Runs RUNS = new Runs(TestPostgres.fresh());

    @Test
    void showsOutputWhileTheScriptRuns() {
        var process = RUNS.starting("echo 1; sleep 3; echo 2");
        try (var agent = new RunningAgent(RUNS, process)) {
            eventually("the first line", SOON, () -> RUNS.printed(process).equals("1\n"));
            assertThat(RUNS.end(process)).isEqualTo("running");

            assertThat(agent.awaitEnd(SOON)).isZero();
        }
        assertThat(RUNS.printed(process)).isEqualTo("1\n2\n");
        assertThat(RUNS.end(process)).isEqualTo("finished exit=0");
    }

    @Test
    void keepsTheStreamsApartAndTheExitCode() {
        var process = ran("echo out; echo err >&2; exit 3");

        assertThat(RUNS.end(process)).isEqualTo("failed exit=3");
        assertThat(RUNS.printed(process)).isEqualTo("out\n");
        assertThat(new String(RUNS.output(process, 2), StandardCharsets.UTF_8)).isEqualTo("err\n");
    }

    @Test
    void tellsASignalFromAnExitCode() {
        assertThat(RUNS.end(ran("kill -SEGV $$"))).isEqualTo("failed signal=11");
        assertThat(RUNS.end(ran("exit 139"))).isEqualTo("failed exit=139");
    }

    private UUID ran(String script) {
        return Played.toItsEnd(RUNS, RUNS.starting(script));
    }
}
