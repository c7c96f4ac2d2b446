package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.stands.Claims.Lease;
import dev.dispatcher.stands.Claims.Superseded;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Lets go of a stand: what became of it, the news about it and its next wake-up, in one fenced transaction.
@Singleton
final class Saving {

    private final Database database;
    private final JobRows jobs;
    private final Bulletin bulletin;
    private final Advances advances;
    private final Clock clock;

    Saving(Database database, JobRows jobs, Bulletin bulletin, Advances advances, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.bulletin = bulletin;
        this.advances = advances;
        this.clock = clock;
    }

    void save(Held held, Lease lease, Next next) {
        database.inTransaction(() -> {
            var due = stand(held, lease, due(next));
            if (held.runIsNew) insert(held);
            update(held.run);
            jobs.write(held);
            bulletin.write(held, clock.instant());
            if (due != null) advances.plan(held.id, due);
            if (held.run.isOver() && held.run.isUp() && !held.runWasOver) freeSlot();
            return held;
        });
    }

    private @Nullable Instant due(Next next) {
        return switch (next) {
            case Next.Again() -> clock.instant();
            case Next.At(var time) -> time;
            case Next.Never() -> null;
        };
    }

    /// When it is due: at once if somebody poked it while it was leased.
    private @Nullable Instant stand(Held held, Lease lease, @Nullable Instant due) {
        return database.one(
                        """
                        UPDATE stands
                           SET desired = ?, observed = ?, status = ?, told = ?, run_id = ?, built_sha = ?, error = ?,
                               error_ru = ?, teardown_tries = ?, leaking_since = ?, ready_at = ?, expires_at = ?, notices = ?,
                               probed_at = ?, stopped_at = ?, gone_at = ?, updated_at = ?,
                               due_at = CASE WHEN poked_at > leased_at THEN ?::timestamptz ELSE ?::timestamptz END,
                               lease_token = NULL, lease_until = NULL
                         WHERE id = ? AND lease_token = ?
                        RETURNING due_at
                        """,
                        row -> new Due(row.timeOrNull("due_at")),
                        held.desired,
                        held.observed,
                        held.status(),
                        held.status(),
                        held.run.id,
                        held.builtSha,
                        Sentence.inEnglish(held.error),
                        Sentence.inRussian(held.error),
                        held.teardownTries,
                        held.leakingSince,
                        held.readyAt,
                        held.expiresAt,
                        held.notices,
                        held.probedAt,
                        held.stoppedAt,
                        held.goneAt,
                        clock.instant(),
                        clock.instant(),
                        due,
                        held.id,
                        lease.token())
                .orElseThrow(Superseded::new)
                .at();
    }

    private record Due(@Nullable Instant at) {}

    private void insert(Held held) {
        var run = held.run;
        database.update("""
                INSERT INTO runs (id, stand_id, number, kind, state, uid, ref, created_at)
                VALUES (?, ?, ?, ?, 'queued', ?, ?, ?)
                """, run.id, held.id, run.number, run.kind, run.uid, run.ref, run.createdAt);
    }

    private void update(Run run) {
        database.update(
                """
                UPDATE runs
                   SET state = ?, phase = ?, tries = ?, ref = ?, looks = ?, missing = ?, cancels = ?, automatic = ?,
                       error = ?, error_ru = ?, intended_at = ?, looked_at = ?, pipeline_id = ?::bigint, pipeline_status = ?, sha = ?,
                       web_url = ?, missing_at = ?, unanswered_since = ?, unanswered = ?, jobs_done_at = ?,
                       cancel_cause = ?, canceled_at = ?, retry_upto = ?::bigint, probing_since = ?, started_at = ?,
                       finished_at = ?
                 WHERE id = ?
                """,
                run.state,
                run.phase,
                run.tries,
                run.ref,
                run.looks,
                run.missing,
                run.cancels,
                run.automatic,
                Sentence.inEnglish(run.error),
                Sentence.inRussian(run.error),
                run.intendedAt,
                run.lookedAt,
                run.pipelineId,
                run.pipelineStatus,
                run.sha,
                run.webUrl,
                run.missingAt,
                run.unansweredSince,
                run.unanswered,
                run.jobsDoneAt,
                run.cancelCause == null ? null : run.cancelCause.word(),
                run.canceledAt,
                run.retryUpto,
                run.probingSince,
                run.startedAt,
                run.finishedAt,
                run.id);
    }

    /// The next in line need not wait for its own turn to look.
    private void freeSlot() {
        var now = clock.instant();
        database.list("""
                UPDATE stands s SET due_at = ?, poked_at = clock_timestamp()
                 WHERE s.id = (SELECT w.id
                                 FROM runs r JOIN stands w ON w.id = r.stand_id
                                WHERE r.finished_at IS NULL AND r.kind = 'up' AND r.state = 'queued'
                                ORDER BY r.created_at, r.id
                                LIMIT 1
                                  FOR UPDATE OF w SKIP LOCKED)
                RETURNING s.id
                """, row -> row.uuid("id"), now).forEach(next -> advances.plan(next, now));
    }
}
