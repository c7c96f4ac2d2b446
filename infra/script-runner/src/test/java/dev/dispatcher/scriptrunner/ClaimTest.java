package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who gets a process, and what its last word means.
class ClaimTest {

    private final Runs runs = new Runs(TestPostgres.fresh());
    private final Caller agent = new Caller(runs, 1);
    private final Caller other = new Caller(runs, 2);

    @Test
    void givesTheScriptToOneAgentOnly() {
        var process = runs.starting("echo mine");

        assertThat(agent.claim(process)).isEqualTo("claimed");
        assertThat(other.claim(process)).isEqualTo("taken");
        assertThat(runs.status(process)).isEqualTo("running");
        assertThat(runs.number("SELECT epoch FROM processes WHERE id = ?", process))
                .isEqualTo(1);
    }

    @Test
    void answersTheSameAgentAgainWhenItsFirstAnswerWasLost() {
        var process = runs.starting("echo mine");
        agent.claim(process);

        assertThat(agent.claim(process)).isEqualTo("claimed");
        assertThat(runs.number("SELECT epoch FROM processes WHERE id = ?", process))
                .isEqualTo(1);
    }

    @Test
    void giveNothingAwayThatIsQueuedOverOrUnknown() {
        var queued = runs.starting("echo mine");
        runs.run("UPDATE processes SET status = 'queued' WHERE id = ?", queued);
        var lost = runs.starting("echo mine");
        runs.run("SELECT settle_process(?, 'lost', 'silent', NULL, NULL)", lost);

        assertThat(agent.claim(queued)).isEqualTo("taken");
        assertThat(agent.claim(lost)).isEqualTo("taken");
        assertThat(agent.claim(UUID.randomUUID())).isEqualTo("taken");
    }

    @Test
    void neverBeginsWhatWasStoppedBefore() {
        var process = runs.starting("echo mine");
        runs.stop(process);

        assertThat(agent.claim(process)).isEqualTo("stopped");
        assertThat(runs.end(process)).isEqualTo("killed");
    }

    @Test
    void settlesByTheTable() {
        assertThat(after("ended", 0, null)).isEqualTo("finished exit=0");
        assertThat(after("ended", 3, null)).isEqualTo("failed exit=3");
        assertThat(after("ended", null, 11)).isEqualTo("failed signal=11");
        assertThat(after("stopped", null, 15)).isEqualTo("killed signal=15");
        assertThat(after("stopped", 0, null)).isEqualTo("killed exit=0");
        assertThat(after("time_limit", null, 9)).isEqualTo("timed_out signal=9");
        assertThat(after("idle_limit", null, 15)).isEqualTo("timed_out signal=15");
        assertThat(after("not_started", null, null)).isEqualTo("start_failed");
    }

    @Test
    void tellsOnceThatAProcessIsSettled() {
        var process = runs.starting("echo mine");
        agent.claim(process);

        assertThat(agent.finish(process, "ended", 0, null)).isEqualTo("settled");
        assertThat(agent.finish(process, "ended", 0, null)).isEqualTo("repeated");
        assertThat(runs.text("SELECT string_agg(payload::text || status || max_attempts, '') FROM events"))
                .contains("\"process_id\": \"" + process + "\"", "\"status\": \"finished\"", "\"exit_code\": 0")
                .endsWith("queued3");
        assertThat(runs.number("SELECT count(*) FROM events WHERE type = 'script.settled' AND wake_at <= now()"))
                .isEqualTo(1);
        assertThat(runs.text("SELECT substr(id::text, 15, 1) FROM events")).isEqualTo("7");
    }

    @Test
    void isSettledByWhoeverComesFirst() {
        var process = runs.starting("echo mine");
        agent.claim(process);
        agent.finish(process, "ended", 0, null);
        var settled = runs.text("SELECT settle_process(?, 'lost', 'silent', NULL, NULL)", process);

        assertThat(settled).isEqualTo("null");
        assertThat(runs.end(process)).isEqualTo("finished exit=0");
        assertThat(runs.number("SELECT count(*) FROM events")).isEqualTo(1);
    }

    @Test
    void keepsAReportThatComesTooLateAndChangesNothing() {
        var process = runs.starting("echo mine");
        agent.claim(process);
        runs.run("SELECT settle_process(?, 'lost', 'silent', NULL, NULL)", process);

        assertThat(agent.finish(process, "ended", 0, null)).isEqualTo("late");
        assertThat(runs.end(process)).isEqualTo("lost");
        assertThat(runs.text("SELECT late_report ->> 'exit_code' FROM processes WHERE id = ?", process))
                .isEqualTo("0");
        assertThat(runs.number("SELECT count(*) FROM events")).isEqualTo(1);
    }

    @Test
    void listensToNobodyElse() {
        var process = runs.starting("echo mine");
        agent.claim(process);

        assertThat(other.finish(process, "ended", 0, null)).isEqualTo("fenced");
        assertThat(other.append(process, 0, 1, 0, new byte[1])).isEqualTo("fenced");
        assertThat(other.append(process, 0, 1, 0, new byte[0])).isEqualTo("fenced");
        assertThat(runs.status(process)).isEqualTo("running");
    }

    @Test
    void saysWhenTheAgentWroteMoreThanArrived() {
        var process = runs.starting("echo mine");
        agent.claim(process);
        agent.append(process, 0, 1, 0, "four".getBytes(StandardCharsets.UTF_8));
        agent.finish(process, "ended", 0, null, 5, 0);

        assertThat(runs.text("SELECT output_incomplete FROM processes WHERE id = ?", process))
                .isEqualTo("t");
    }

    private String after(String end, @Nullable Integer exit, @Nullable Integer signal) {
        var process = runs.starting("echo mine");
        agent.claim(process);
        assertThat(agent.finish(process, end, exit, signal)).isEqualTo("settled");
        return runs.end(process);
    }
}
