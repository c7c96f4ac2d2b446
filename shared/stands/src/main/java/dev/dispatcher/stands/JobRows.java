package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;

/// What is kept of the jobs, steps and attempts of a run.
@Singleton
final class JobRows {

    private final Database database;

    JobRows(Database database) {
        this.database = database;
    }

    void write(Held held) {
        if (held.jobsSeen) {
            held.jobs.forEach(job -> write(held.run, job));
            steps(held);
        }
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

    private void write(Run run, HeldJob job) {
        database.update(
                """
                INSERT INTO jobs AS known
                       (run_id, id, name, stage, word, state, allow_failure, required, played, rescued, warned, tags,
                        web_url, failure_reason, started_at, finished_at, changed_at, checked_at, log_length,
                        quiet_seconds)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (run_id, id) DO UPDATE
                   SET word = excluded.word, state = excluded.state, allow_failure = excluded.allow_failure,
                       required = excluded.required, played = excluded.played, rescued = excluded.rescued,
                       warned = excluded.warned, tags = excluded.tags, web_url = excluded.web_url,
                       failure_reason = excluded.failure_reason, started_at = excluded.started_at,
                       finished_at = excluded.finished_at, changed_at = excluded.changed_at,
                       checked_at = excluded.checked_at, log_length = excluded.log_length,
                       quiet_seconds = excluded.quiet_seconds
                """,
                run.id,
                job.id,
                job.name,
                job.stage,
                job.word,
                job.state,
                job.allowFailure,
                job.required,
                job.played,
                job.rescued,
                job.warned,
                job.tags,
                job.webUrl,
                job.failureReason,
                job.startedAt,
                job.finishedAt,
                job.changedAt,
                job.checkedAt,
                job.logLength,
                job.quiet.toSeconds());
    }

    private void steps(Held held) {
        for (var step : Steps.of(held)) {
            database.update(
                    """
                    INSERT INTO steps (run_id, position, name, stages, state, attempt, started_at, finished_at, error,
                           log_url)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (run_id, position) DO UPDATE
                       SET name = excluded.name, stages = excluded.stages, state = excluded.state, attempt = excluded.attempt,
                           started_at = excluded.started_at, finished_at = excluded.finished_at,
                           error = coalesce(excluded.error, CASE WHEN excluded.state = 'failed' THEN steps.error END),
                           log_url = excluded.log_url
                    """,
                    held.run.id,
                    step.position(),
                    step.name(),
                    step.stages(),
                    step.state(),
                    step.attempt(),
                    step.startedAt(),
                    step.finishedAt(),
                    step.error(),
                    step.logUrl());
        }
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
