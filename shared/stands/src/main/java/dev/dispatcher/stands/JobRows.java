package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is kept of the jobs, steps and attempts of a run. However many there are, they are written at once, as JSON
/// objects that look like rows; what has not changed is left alone.
@Singleton
final class JobRows {

    private final Database database;

    JobRows(Database database) {
        this.database = database;
    }

    void write(Held held) {
        if (held.jobsSeen) jobs(held);
        if (held.jobsComplete) steps(held);
        for (var attempt : held.newAttempts) {
            database.update(
                    """
                    INSERT INTO step_attempts (run_id, step, attempt, cause, automatic, at)
                    VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING
                    """,
                    held.run.id,
                    attempt.step(),
                    attempt.attempt(),
                    attempt.cause(),
                    attempt.automatic(),
                    attempt.at());
        }
    }

    private void jobs(Held held) {
        database.update("""
                INSERT INTO jobs AS known
                SELECT * FROM jsonb_populate_recordset(NULL::jobs, ?::jsonb)
                    ON CONFLICT (run_id, id) DO UPDATE
                   SET word = excluded.word, state = excluded.state, allow_failure = excluded.allow_failure,
                       required = excluded.required, played = excluded.played, rescued = excluded.rescued,
                       warned = excluded.warned, tags = excluded.tags, web_url = excluded.web_url,
                       failure_reason = excluded.failure_reason, started_at = excluded.started_at,
                       finished_at = excluded.finished_at, changed_at = excluded.changed_at,
                       checked_at = excluded.checked_at, log_length = excluded.log_length,
                       quiet_seconds = excluded.quiet_seconds
                 WHERE known IS DISTINCT FROM excluded
                """, Json.write(held.jobs.stream().map(job -> row(held.run, job)).toList()));
    }

    private static Map<String, @Nullable Object> row(Run run, HeldJob job) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("run_id", run.id);
        row.put("id", job.id);
        row.put("name", job.name);
        row.put("stage", job.stage);
        row.put("word", job.word);
        row.put("state", Words.of(job.state));
        row.put("allow_failure", job.allowFailure);
        row.put("required", job.required);
        row.put("played", job.played);
        row.put("rescued", job.rescued);
        row.put("warned", job.warned);
        row.put("tags", job.tags);
        row.put("web_url", job.webUrl);
        row.put("failure_reason", job.failureReason);
        row.put("started_at", job.startedAt);
        row.put("finished_at", job.finishedAt);
        row.put("changed_at", job.changedAt);
        row.put("checked_at", job.checkedAt);
        row.put("log_length", job.logLength);
        row.put("quiet_seconds", job.quiet.toSeconds());
        return row;
    }

    /// A step as a row.
    private record StepRow(
            UUID runId,
            int position,
            String name,
            List<String> stages,
            String state,
            int attempt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error,
            @Nullable String logUrl) {

        static StepRow of(Run run, Steps.Step step) {
            return new StepRow(
                    run.id,
                    step.position(),
                    step.name(),
                    step.stages(),
                    Words.of(step.state()),
                    step.attempt(),
                    step.startedAt(),
                    step.finishedAt(),
                    step.error(),
                    step.logUrl());
        }
    }

    private void steps(Held held) {
        var rows = Steps.of(held).stream()
                .map(step -> StepRow.of(held.run, step))
                .toList();
        database.update("""
                INSERT INTO steps AS known
                SELECT * FROM jsonb_populate_recordset(NULL::steps, ?::jsonb)
                    ON CONFLICT (run_id, position) DO UPDATE
                   SET name = excluded.name, stages = excluded.stages, state = excluded.state,
                       attempt = excluded.attempt, started_at = excluded.started_at,
                       finished_at = excluded.finished_at,
                       error = coalesce(excluded.error, CASE WHEN excluded.state = 'failed' THEN known.error END),
                       log_url = excluded.log_url
                 WHERE known IS DISTINCT FROM excluded
                """, Json.write(rows));
    }

    /// How long jobs of this name usually run at most: 95 of a hundred were done by then.
    Duration usual(HeldJob job) {
        return database.one("""
                        SELECT coalesce(percentile_cont(0.95) WITHIN GROUP
                                 (ORDER BY extract(epoch FROM finished_at - started_at)), 0)::bigint AS seconds
                          FROM jobs
                         WHERE name = ? AND stage = ? AND state = 'success'
                           AND started_at IS NOT NULL AND finished_at IS NOT NULL
                        """, row -> Duration.ofSeconds(row.big("seconds")), job.name, job.stage)
                .orElse(Duration.ZERO);
    }
}
