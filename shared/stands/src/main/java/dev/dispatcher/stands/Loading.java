package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.people.Language;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes a leased stand into hand: its row, its run, and what the run has seen.
@Singleton
final class Loading {

    private final Database database;

    Loading(Database database) {
        this.database = database;
    }

    Held load(UUID stand) {
        var held = database.one("""
                        SELECT s.*, u.language, r.id AS r_id, r.number AS r_number, r.kind AS r_kind, r.uid AS r_uid,
                               r.ref AS r_ref, r.created_at AS r_created_at
                          FROM stands s JOIN runs r ON r.id = s.run_id JOIN users u ON u.id = s.owner
                         WHERE s.id = ?
                        """, Loading::stand, stand).orElseThrow();
        database.one("SELECT * FROM runs WHERE id = ?", row -> run(held.run, row), held.run.id);
        held.runWasOver = held.run.isOver();
        if (held.runWasOver) return held;
        held.jobs.addAll(database.list("SELECT * FROM jobs WHERE run_id = ? ORDER BY id", Loading::job, held.run.id));
        held.attempts.addAll(
                database.list("SELECT * FROM step_attempts WHERE run_id = ?", Loading::attempt, held.run.id));
        database.list(
                "SELECT name, state FROM steps WHERE run_id = ?",
                row -> held.stepsBefore.put(row.text("name"), Words.read(StepState.class, row.text("state"))),
                held.run.id);
        return held;
    }

    private static Held stand(Row row) {
        var run = new Run(
                row.uuid("r_id"),
                row.number("r_number"),
                Words.read(Run.Kind.class, row.text("r_kind")),
                row.text("r_uid"),
                row.text("r_ref"),
                row.time("r_created_at"));
        var held = new Held(
                row.uuid("id"),
                row.text("name"),
                row.big("owner"),
                Json.read(row.text("plan"), Plan.class),
                row.time("created_at"),
                row.time("ends_at"),
                Words.read(StandStatus.class, row.text("told")),
                run);
        held.language = Language.of(row.text("language")).orElseThrow();
        held.desired = Words.read(Desired.class, row.text("desired"));
        held.observed = Words.read(Observed.class, row.text("observed"));
        held.branchOurs = row.flag("branch_ours");
        held.environmentOurs = row.flag("environment_ours");
        held.builtSha = row.textOrNull("built_sha");
        held.error = Sentence.of(row);
        held.teardownTries = row.number("teardown_tries");
        held.notices = row.number("notices");
        held.leakingSince = row.timeOrNull("leaking_since");
        held.readyAt = row.timeOrNull("ready_at");
        held.expiresAt = row.timeOrNull("expires_at");
        held.probedAt = row.timeOrNull("probed_at");
        held.stoppedAt = row.timeOrNull("stopped_at");
        held.goneAt = row.timeOrNull("gone_at");
        return held;
    }

    private static Run run(Run run, Row row) {
        run.state = Words.read(RunState.class, row.text("state"));
        run.phase = row.number("phase");
        run.tries = row.number("tries");
        run.looks = row.number("looks");
        run.missing = row.number("missing");
        run.cancels = row.number("cancels");
        run.automatic = row.number("automatic");
        run.error = Sentence.of(row);
        run.intendedAt = row.timeOrNull("intended_at");
        run.lookedAt = row.timeOrNull("looked_at");
        run.pipelineId = longOrNull(row, "pipeline_id");
        run.pipelineStatus = row.textOrNull("pipeline_status");
        run.sha = row.textOrNull("sha");
        run.webUrl = row.textOrNull("web_url");
        run.missingAt = row.timeOrNull("missing_at");
        run.unansweredSince = row.timeOrNull("unanswered_since");
        run.unanswered = row.textOrNull("unanswered");
        run.jobsDoneAt = row.timeOrNull("jobs_done_at");
        run.cancelCause = Cause.read(row.textOrNull("cancel_cause"));
        run.canceledAt = row.timeOrNull("canceled_at");
        run.retryUpto = longOrNull(row, "retry_upto");
        run.probingSince = row.timeOrNull("probing_since");
        run.startedAt = row.timeOrNull("started_at");
        run.finishedAt = row.timeOrNull("finished_at");
        return run;
    }

    private static HeldJob job(Row row) {
        var job = new HeldJob(row.big("id"), row.time("changed_at"));
        job.name = row.text("name");
        job.stage = row.text("stage");
        job.word = row.text("word");
        job.state = Words.read(JobState.class, row.text("state"));
        job.allowFailure = row.flag("allow_failure");
        job.required = row.flag("required");
        job.played = row.flag("played");
        job.rescued = row.flag("rescued");
        job.warned = row.flag("warned");
        job.tags = row.text("tags");
        job.webUrl = row.textOrNull("web_url");
        job.failureReason = row.textOrNull("failure_reason");
        job.startedAt = row.timeOrNull("started_at");
        job.finishedAt = row.timeOrNull("finished_at");
        job.checkedAt = row.timeOrNull("checked_at");
        job.logLength = row.number("log_length");
        job.quiet = Duration.ofSeconds(row.big("quiet_seconds"));
        return job;
    }

    private static Held.Attempt attempt(Row row) {
        return new Held.Attempt(
                row.text("step"), row.number("attempt"), row.text("cause"), row.flag("automatic"), row.time("at"));
    }

    private static @Nullable Long longOrNull(Row row, String column) {
        return row.textOrNull(column) == null ? null : row.big(column);
    }
}
