package dev.dispatcher.scriptrunner;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.platform.sealing.Sealing;
import dev.dispatcher.scriptrunner.system.Family;
import dev.dispatcher.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script gets what its caller gave it, and nothing of ours.
class SecretsTest {

    private static final String NOBODY = "65534";

    /// Everything a process may find out about others: arguments, variables, open files, memory maps.
    private static final String CURIOUS = """
            env
            for p in /proc/[0-9]*; do
              tr '\\0' ' ' < $p/cmdline; echo
              tr '\\0' '\\n' < $p/environ
              ls -l $p/fd; cat $p/maps
            done 2>/dev/null
            cat /proc/$PPID/environ /proc/$PPID/maps >/dev/null && echo the agent lies open
            ls -l /proc/self/fd | sed 's/.*[0-9][0-9]:[0-9][0-9] //'
            true
            """;

    private static final Runs RUNS = new Runs(TestPostgres.fresh());

    @Test
    void givesAScriptTheVariablesOfItsCallerAndNoOther() {
        var given = new LinkedHashMap<>(Map.of("QUOTED", "a 'b' \"c\" $(id) `id`", "LINES", "one\ntwo", "É", "ü€😀"));
        var process = RUNS.starting("tr '\\0' '\\n' < /proc/$$/environ | sed 's/^HOME=.*/HOME/'");
        RUNS.seal(process, given);
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.printed(process).lines())
                .containsExactlyInAnyOrder(
                        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                        "HOME",
                        "QUOTED=a 'b' \"c\" $(id) `id`",
                        "LINES=one",
                        "two",
                        "É=ü€😀");
    }

    @Test
    void neverBeginsAScriptWhoseVariablesDoNotOpen() {
        var process = RUNS.starting("echo began");
        RUNS.run(
                "UPDATE processes SET sealed_environment = ? WHERE id = ?",
                Sealing.withKey(() -> RunningAgent.KEY).seal(UUID.randomUUID(), new byte[1]),
                process);
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.end(process)).isEqualTo("start_failed");
        assertThat(RUNS.printed(process)).isEmpty();
        assertThat(RUNS.text("SELECT reason FROM processes WHERE id = ?", process))
                .isEqualTo("could not be started: this was not sealed here, or not for this owner");
    }

    @Test
    void showsNothingOfOursToAScriptOfAnotherUser() {
        assumeTrue(Family.weAreRoot());
        var process = curious(Map.of("SCRIPT_UID", NOBODY));

        assertNothingOfOurs(process);
        assertThat(RUNS.printed(process)).doesNotContain("the agent lies open");
    }

    @Test
    void runsAScriptOfAnotherUserWithNoWayBack() {
        assumeTrue(Family.weAreRoot());
        var process = RUNS.starting("""
                id -u; id -G; grep -E 'NoNewPrivs|CapEff' /proc/self/status | tr -d '\\t'
                pwd | sed 's/[0-9]\\{5,\\}/N/'; echo mine > file && mkdir -m 700 d && touch d/e && echo wrote
                kill -0 $PPID 2>/dev/null || echo cannot
                """);
        play(process, Map.of("SCRIPT_UID", NOBODY));

        assertThat(RUNS.printed(process).lines())
                .containsExactly(
                        NOBODY,
                        NOBODY,
                        "CapEff:0000000000000000",
                        "NoNewPrivs:1",
                        "/tmp/script-N/work",
                        "wrote",
                        "cannot");
    }

    /// As the same user, it is only the guard that the agent has put round itself.
    @Test
    void keepsItsOwnVariablesArgumentsAndFilesCleanEvenFromTheSameUser() {
        assertNothingOfOurs(curious(Map.of()));
    }

    /// As one ordinary user for both, which is how it runs for most people.
    @Test
    void closesItselfToAScriptOfTheSameOrdinaryUser(@TempDir Path folder) throws IOException {
        assumeTrue(Family.weAreRoot());
        var process = RUNS.starting("""
                for secret in environ maps mem fd/0; do
                  cat /proc/$PPID/$secret >/dev/null 2>&1 && echo $secret open || echo $secret closed
                done
                """);
        var command = new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        command.addAll(RunningAgent.locally(AgentParts.readableByAll(folder)));
        try (var agent = new RunningAgent(process, RUNS.url(), Map.of(), command)) {
            assertThat(agent.awaitEnd(Played.PATIENCE)).as(agent.said()).isZero();
        }

        assertThat(RUNS.printed(process)).isEqualTo("environ closed\nmaps closed\nmem closed\nfd/0 closed\n");
    }

    /// Root in a task may kill and become somebody else. It may not read, give away or remove what is not its own.
    @Test
    void needsNoMoreRightsThanATaskHas() {
        assumeTrue(Family.weAreRoot());
        var process = RUNS.traced("""
                setsid sleep 300 &
                pwd; mkdir -m 700 secret; touch secret/file; chmod 000 secret; echo ready; sleep 300; true
                """);
        var command =
                new ArrayList<>(List.of("setpriv", "--inh-caps=-all", "--bounding-set=-all,+kill,+setuid,+setgid"));
        command.addAll(RunningAgent.locally(RunningAgent.CLASS_PATH));
        try (var agent = new RunningAgent(process, RUNS.url(), Map.of("SCRIPT_UID", NOBODY), command)) {
            eventually("it runs", Played.PATIENCE, () -> RUNS.printed(process).contains("ready"));
            RUNS.stop(process);
            assertThat(agent.awaitEnd(Played.PATIENCE)).as(agent.said()).isZero();
        }

        assertThat(RUNS.end(process)).isEqualTo("killed signal=15");
        assertThat(Traces.of(process)).isEmpty();
        assertThat(Path.of(RUNS.printed(process).lines().findFirst().orElseThrow())
                        .getParent())
                .doesNotExist();
    }

    @Test
    void leavesNoFolderBehind() {
        var process = RUNS.starting("pwd; mkdir -p a/b; echo x > a/b/c; chmod 500 a/b");
        Played.toItsEnd(RUNS, process);

        assertThat(Path.of(RUNS.printed(process).strip()).getParent()).doesNotExist();
    }

    @Test
    void saysPlainlyWhenAScriptIsNotSandboxed() {
        var process = RUNS.starting("true");
        try (var agent = new RunningAgent(RUNS, process)) {
            agent.awaitEnd(Played.PATIENCE);
            assertThat(agent.said()).contains("NOT SANDBOXED").doesNotContain(RunningAgent.PASSWORD, RunningAgent.KEY);
        }
    }

    private UUID curious(Map<String, String> more) {
        var process = RUNS.starting(CURIOUS);
        RUNS.seal(process, Map.of("CALLERS_OWN", "visible"));
        play(process, more);
        return process;
    }

    private void play(UUID process, Map<String, String> more) {
        try (var agent = new RunningAgent(process, RUNS.url(), more)) {
            assertThat(agent.awaitEnd(Played.PATIENCE)).as(agent.said()).isZero();
        }
    }

    private void assertNothingOfOurs(UUID process) {
        var seen = RUNS.printed(process) + new String(RUNS.output(process, 2), StandardCharsets.UTF_8);
        assertThat(seen).contains("CALLERS_OWN=visible");
        assertThat(seen)
                .doesNotContain(RunningAgent.PASSWORD)
                .doesNotContain(RunningAgent.KEY)
                .doesNotContain(RUNS.url());
        assertThat(seen.substring(seen.lastIndexOf("total 0")).lines().filter(line -> line.contains("->")))
                .allMatch(line -> line.matches("0 -> /dev/null|[12] -> pipe:.*|3 -> /proc/.*"));
    }
}
