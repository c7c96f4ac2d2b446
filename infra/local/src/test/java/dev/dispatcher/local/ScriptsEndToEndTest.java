package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Scripts as an operator runs them, through the whole system: HTTP, events, the agent, bash.
class ScriptsEndToEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final LocalDispatcher SYSTEM = Operator.system();
    private static final Client CLIENT = new Client(SYSTEM);
    private static final Operator OPERATOR = new Operator(SYSTEM, CLIENT);

    @AfterAll
    static void close() {
        CLIENT.close();
        SYSTEM.close();
    }

    @Test
    void showsTheFirstLineWhileTheSecondIsYetToCome() {
        var process = OPERATOR.run("echo \"1\"; sleep 3; echo \"2\"");

        var early = OPERATOR.await(process, "running", "1\n");
        assertThat(early.path("exit_code").isNull()).isTrue();

        var late = OPERATOR.await(process, "finished", "1\n2\n");
        assertThat(late.path("exit_code").asInt()).isZero();
        assertThat(late.path("stderr").asText()).isEmpty();
    }

    @Test
    void tellsTheExitCodeAndTheTwoStreamsApart() {
        var process = OPERATOR.run("echo out; echo err >&2; exit 3");

        var over = OPERATOR.await(process, "failed", "out\n");
        assertThat(over.path("exit_code").asInt()).isEqualTo(3);
        assertThat(over.path("stderr").asText()).isEqualTo("err\n");
    }

    @Test
    void followsTheOutputWithoutGapOrDouble() {
        var process = OPERATOR.run("for i in 1 2 3 4 5 6 7 8; do echo line $i; sleep 0.3; done");
        var text = new StringBuilder();
        long next = 0;
        for (boolean eof = false; !eof; ) {
            var page = CLIENT.get("/processes/%s/output?wait=25&after=%d".formatted(process, next))
                    .body();
            for (var chunk : page.path("chunks")) text.append(chunk.path("text").asText());
            next = page.path("next").asLong();
            eof = page.path("eof").asBoolean();
        }

        assertThat(text.toString()).isEqualTo("line 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\nline 8\n");
    }

    @Test
    void stopsAScriptThatWillNotBeTold() {
        var process = OPERATOR.run("trap '' TERM; echo deaf; while true; do sleep 1; done");
        OPERATOR.await(process, "running", "deaf\n");

        assertThat(CLIENT.post("/processes/" + process + "/stop", "").status()).isEqualTo(202);

        var over = OPERATOR.await(process, "killed", "deaf\n");
        assertThat(over.path("stopped_by").isTextual()).isTrue();
    }

    @Test
    void endsWhatRunsTooLong() {
        var process = OPERATOR.run("echo begun; sleep 60", Map.of("timeout_seconds", 1));

        OPERATOR.await(process, "timed_out", "begun\n");
    }

    @Test
    void deletesWhatRuns() {
        var process = OPERATOR.run("echo alive; sleep 60");
        OPERATOR.await(process, "running", "alive\n");

        assertThat(CLIENT.delete("/processes/" + process)).isEqualTo(204);
        assertThat(CLIENT.delete("/processes/" + process)).isEqualTo(204);
        assertThat(CLIENT.get("/processes/" + process).status()).isEqualTo(404);
    }

    @Test
    void givesTheScriptItsVariablesAndNothingOfOurs() {
        var secret = "canary-5d0e";
        var process = OPERATOR.run(
                "echo \"$TOKEN $OTHER\"; env | cut -d= -f1 | sort | tr '\\n' ' '",
                Map.of("environment", Map.of("TOKEN", secret, "OTHER", "x")));

        var over = OPERATOR.await(process, "finished", null);
        assertThat(over.path("stdout").asText())
                .startsWith(secret + " x\n")
                .doesNotContain("DB_", "AWS_", "ADMIN_TOKEN", "SEALING", "JAVA_HOME");
        assertThat(OPERATOR.agentsLog()).doesNotContain(secret);
        assertThat(over.toString().replace(over.path("stdout").toString(), "")).doesNotContain(secret);
    }

    @Test
    void givesTheExactBytes() {
        var process = OPERATOR.run("printf 'a\\0b\\377c'");
        OPERATOR.await(process, "finished", null);

        assertThat(CLIENT.bytes("/processes/" + process + "/output?raw=1&stream=stdout"))
                .isEqualTo(new byte[] {'a', 0, 'b', -1, 'c'});
    }

    @Test
    void tellsWhenAnAgentIsKilledInTheMiddle() {
        var process = OPERATOR.run("echo so far; sleep 60");
        OPERATOR.await(process, "running", "so far\n");

        agentOf(process).destroyForcibly();
        heardHalfAMinuteAgo(process);

        var over = OPERATOR.await(process, "failed", "so far\n");
        assertThat(over.path("exit_code").asInt()).isEqualTo(137);
        assertThat(over.path("reason").asText()).startsWith("its agent was lost");
    }

    private static ProcessHandle agentOf(String process) {
        var words = read(SYSTEM.home().resolve("tasks").resolve(process)).split(" ", -1);
        return ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
    }

    /// The report's chance is half a minute, which a test does not wait for.
    private static void heardHalfAMinuteAgo(String process) {
        Eventually.eventually(
                "the news are heard",
                PATIENCE,
                () -> Sql.run(
                                SYSTEM.jdbcUrl(),
                                "UPDATE processes SET task_stopped_at = task_stopped_at - interval '31 s', wake_at = now()"
                                        + " WHERE task_stopped_at IS NOT NULL AND id = '" + process + "'")
                        == 1);
        SYSTEM.invoke("process-recovery", "{\"detail-type\":\"Scheduled Event\",\"detail\":{}}");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
