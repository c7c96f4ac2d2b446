package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person can tell a stand to do. A command takes the lease away from whoever holds it: what a worker knew
/// of the stand before is not written over it.
@Singleton
public final class StandCommands {

    private final Database database;
    private final Advances advances;
    private final Bulletin bulletin;
    private final Ids ids;
    private final Clock clock;

    StandCommands(Database database, Advances advances, Bulletin bulletin, Ids ids, Clock clock) {
        this.database = database;
        this.advances = advances;
        this.bulletin = bulletin;
        this.ids = ids;
        this.clock = clock;
    }

    /// What became of the command.
    public sealed interface Result {}

    /// It is on record and will be done.
    public record Taken() implements Result {}

    /// There is no stand of this name.
    public record Unknown() implements Result {}

    /// Not as the stand is now, in words; with the run that is in the way, if one is.
    public record Refused(Sentence why, @Nullable UUID run) implements Result {

        public String reason() {
            return why.en();
        }
    }

    private static final Result TAKEN = new Taken();

    public Result retry(String name) {
        return on(name, stand -> {
            if (stand.isActive()) return stand.blocked();
            if (stand.desired() != Desired.UP) return fresh(stand);
            if (stand.run() == RunState.SUCCESS)
                return refused(new Sentence(
                        "Its last run went well: there is nothing to retry.",
                        "Последний запуск удался: повторять нечего."));
            if (!stand.canResume()) {
                startOver(stand);
                return TAKEN;
            }
            resume(stand);
            return TAKEN;
        });
    }

    /// A teardown is tried again at once, as if it never was.
    private Result fresh(Standing stand) {
        if (stand.observed() == Observed.STOPPED && stand.desired() == Desired.STOPPED) {
            return refused(
                    new Sentence("It is stopped: there is nothing to retry.", "Стенд остановлен: повторять нечего."));
        }
        database.update("UPDATE stands SET teardown_tries = 0 WHERE id = ?", stand.id());
        return TAKEN;
    }

    /// From the step that failed, in the same pipeline, as soon as there is a slot.
    private void resume(Standing stand) {
        database.update("""
                INSERT INTO step_attempts (run_id, step, attempt, cause, automatic, at)
                SELECT s.run_id, s.name, s.attempt + 1, 'asked for', false, ?
                  FROM steps s
                 WHERE s.run_id = ? AND s.state IN ('failed', 'canceled', 'timed_out')
                    ON CONFLICT DO NOTHING
                """, clock.instant(), stand.runId());
        database.update("""
                UPDATE runs r
                   SET state = 'queued', phase = 0, finished_at = NULL, error = NULL, error_ru = NULL, started_at = NULL,
                       missing = 0, missing_at = NULL, jobs_done_at = NULL, cancel_cause = NULL, cancels = 0, canceled_at = NULL,
                       retry_upto = (SELECT max(j.id) FROM jobs j WHERE j.run_id = r.id)
                 WHERE r.id = ?
                """, stand.runId());
        database.update("UPDATE stands SET status = 'queued' WHERE id = ?", stand.id());
    }

    private void startOver(Standing stand) {
        var run = ids.next();
        NewRun.insert(database, run, stand.id(), stand.name(), clock.instant());
        database.update("""
                UPDATE stands
                   SET run_id = ?, desired = 'up', status = 'queued', expires_at = NULL, stopped_at = NULL, error = NULL,
                       error_ru = NULL
                 WHERE id = ?
                """, run, stand.id());
    }

    public Result cancel(String name) {
        return on(name, stand -> {
            if (!stand.isActive())
                return refused(
                        new Sentence("It has no run that could be canceled.", "Прерывать нечего: ничего не запущено."));
            if (!stand.isGoingUp())
                return new Refused(
                        new Sentence("A teardown is not canceled.", "Удаление и остановка не прерываются."),
                        stand.runId());
            cancel(stand, Cause.ASKED_FOR);
            return TAKEN;
        });
    }

    private void cancel(Standing stand, Cause cause) {
        database.update(
                "UPDATE runs SET cancel_cause = coalesce(cancel_cause, ?) WHERE id = ?", cause.word(), stand.runId());
    }

    public Result stop(String name) {
        return on(name, stand -> {
            if (stand.isActive()) return stand.blocked();
            if (stand.desired() != Desired.UP)
                return refused(new Sentence(
                        "It is " + stand.status() + " already.", "Стенд уже " + stand.statusInRussian() + "."));
            if (!stand.canBeTornDown()) return refused(NO_WAY_DOWN);
            database.update("UPDATE stands SET desired = 'stopped', status = 'stopping' WHERE id = ?", stand.id());
            return TAKEN;
        });
    }

    private static final Sentence NO_WAY_DOWN = new Sentence(
            "Its product says that nothing stops it: neither the stop of its environment nor teardown variables.",
            "Продукт не говорит, чем его остановить: ни окружением, ни переменными.");

    public Result start(String name) {
        return on(name, stand -> {
            if (stand.isActive()) return stand.blocked();
            boolean isStopped = stand.desired() == Desired.STOPPED && stand.observed() == Observed.STOPPED;
            if (!isStopped)
                return refused(new Sentence(
                        "It is " + stand.status() + ", and only what is stopped can be started.",
                        "Стенд " + stand.statusInRussian() + ", а запустить можно только остановленный."));
            startOver(stand);
            return TAKEN;
        });
    }

    /// By so much, or by its usual time; never beyond its end.
    public Result extend(String name, @Nullable Duration by) {
        return on(name, stand -> {
            if (stand.desired() != Desired.UP || stand.expiresAt() == null) {
                return refused(new Sentence(
                        "It is " + stand.status() + ", and has no time that could be extended.",
                        "Стенд " + stand.statusInRussian() + ": продлевать нечего."));
            }
            if (!stand.expiresAt().isBefore(stand.endsAt())) {
                return refused(new Sentence(
                        "It ends at %s, and cannot be extended beyond that.".formatted(stand.endsAt()),
                        "Его последний срок – %s, дальше не продлить.".formatted(stand.endsAt())));
            }
            var wanted = stand.expiresAt().plus(by == null ? stand.plan().ttl() : by);
            var until = wanted.isAfter(stand.endsAt()) ? stand.endsAt() : wanted;
            database.update(
                    "UPDATE stands SET expires_at = ?, notices = ? WHERE id = ?",
                    until,
                    Ends.noticesDueAt(Duration.between(clock.instant(), until)),
                    stand.id());
            return TAKEN;
        });
    }

    /// Again and again, if somebody likes.
    public Result delete(String name) {
        return on(name, stand -> {
            if (stand.desired() == Desired.DELETED) return TAKEN;
            if (!stand.canBeTornDown()) return refused(NO_WAY_DOWN);
            if (stand.isActive() && stand.isGoingUp()) cancel(stand, Cause.DELETED);
            database.update(
                    "UPDATE stands SET desired = 'deleted', status = 'deleting', teardown_tries = 0 WHERE id = ?",
                    stand.id());
            return TAKEN;
        });
    }

    private Result on(String name, Function<Standing, Result> command) {
        return database.inTransaction(() -> {
            var stand = database.one("""
                    SELECT s.*, r.state AS r_state, r.kind AS r_kind,
                           r.pipeline_id IS NOT NULL AND EXISTS (
                             SELECT 1 FROM jobs j
                              WHERE j.run_id = r.id AND j.required AND j.state IN ('failed', 'canceled')) AS resumable
                      FROM stands s JOIN runs r ON r.id = s.run_id
                     WHERE s.name = ? AND s.gone_at IS NULL
                       FOR UPDATE OF s, r
                    """, Standing::of, name);
            if (stand.isEmpty()) return new Unknown();
            var result = command.apply(stand.get());
            if (result instanceof Taken) wake(stand.get().id());
            return result;
        });
    }

    private void wake(UUID stand) {
        var now = clock.instant();
        database.update("""
                UPDATE stands SET due_at = ?, updated_at = ?, lease_token = NULL, lease_until = NULL WHERE id = ?
                """, now, now, stand);
        told(stand).ifPresent(changed -> bulletin.status(changed, null, now));
        bulletin.changed(stand);
        advances.plan(stand, now);
    }

    /// The stand, if its owner does not know yet how it stands; from now on he does.
    private Optional<Bulletin.About> told(UUID stand) {
        return database.one("""
                UPDATE stands s SET told = s.status
                  FROM users u
                 WHERE s.id = ? AND u.id = s.owner AND s.told <> s.status
                RETURNING s.id, s.name, s.owner, u.language, s.run_id, s.status
                """, Bulletin.About::of, stand);
    }

    private static Result refused(Sentence why) {
        return new Refused(why, null);
    }
}
