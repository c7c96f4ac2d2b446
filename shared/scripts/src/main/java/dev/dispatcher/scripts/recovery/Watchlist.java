package dev.dispatcher.scripts.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.recovery.Verdict.Settle;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `processes` table as recovery sees it: by `wake_at`.
@Singleton
final class Watchlist {

    static final int ROWS_MAX = 500;

    private static final String SHOWN = """
            p.id, p.status, p.desired = 'stop' AS stop_wanted, p.task_arn, clock_timestamp() AS now, p.created_at,
            p.starting_at, p.started_at, p.last_seen_at, p.stop_requested_at, p.task_stopped_at, p.task_stop_code,
            p.task_stop_reason, p.task_exit_code,
            (extract(epoch FROM p.time_limit) * 1000)::bigint AS time_limit,
            (extract(epoch FROM p.grace) * 1000)::bigint AS grace""";

    private final Database database;

    Watchlist(Database database) {
        this.database = database;
    }

    /// Those that somebody must look at now; they come up again in a minute if nothing else is decided.
    List<Followed> due() {
        return database.list("""
                UPDATE processes p
                   SET wake_at = clock_timestamp() + interval '50 seconds'
                 WHERE p.id = ANY (ARRAY(
                       SELECT id FROM processes
                        WHERE wake_at <= clock_timestamp()
                        ORDER BY wake_at
                        LIMIT ?
                          FOR UPDATE SKIP LOCKED))
                RETURNING %s
                """.formatted(SHOWN), Watchlist::followed, ROWS_MAX);
    }

    Optional<Followed> find(UUID process) {
        return database.one("SELECT %s FROM processes p WHERE p.id = ?".formatted(SHOWN), Watchlist::followed, process);
    }

    /// Whether the news was new, and about the task of this process.
    boolean hear(UUID process, Task task) {
        var end = task.end();
        return database.one(
                        "SELECT hear_of_task(?, ?, ?, ?, ?, ?, ?) AS heard",
                        row -> row.flag("heard"),
                        process,
                        task.id(),
                        task.version(),
                        end != null,
                        end == null ? null : end.stopCode(),
                        end == null ? null : end.reason(),
                        end == null ? null : end.exitCode())
                .orElse(false);
    }

    /// False when something has moved since the process was looked at.
    boolean settle(Followed process, Settle settle) {
        return database.one(
                        "SELECT settle_process_seen(?, ?, ?, ?, ?, ?) AS settled",
                        row -> row.flag("settled"),
                        process.id(),
                        process.status(),
                        process.times().lastSeenAt(),
                        settle.status(),
                        settle.reason(),
                        settle.exitCode())
                .orElse(false);
    }

    void stopSent(UUID process) {
        database.update("UPDATE processes SET stop_sent_at = clock_timestamp() WHERE id = ?", process);
    }

    void erase(UUID process) {
        database.list("SELECT erase_process(?)", _ -> process, process);
    }

    /// Those of these that are not over, or have been for a moment only.
    Set<UUID> alive(Collection<UUID> processes, Duration moment) {
        return new HashSet<>(database.list("""
                SELECT id
                  FROM processes
                 WHERE id = ANY (?::uuid[])
                   AND (finished_at IS NULL OR finished_at > clock_timestamp() - ?::interval)
                """, row -> row.uuid("id"), processes, moment));
    }

    private static Followed followed(Row row) {
        return new Followed(
                row.uuid("id"),
                ProcessStatus.of(row.text("status")),
                row.flag("stop_wanted"),
                row.textOrNull("task_arn"),
                new Followed.Limits(Duration.ofMillis(row.big("time_limit")), Duration.ofMillis(row.big("grace"))),
                new Followed.Times(
                        row.time("now"),
                        row.time("created_at"),
                        row.timeOrNull("starting_at"),
                        row.timeOrNull("started_at"),
                        row.timeOrNull("last_seen_at"),
                        row.timeOrNull("stop_requested_at")),
                heard(row));
    }

    private static Followed.@Nullable Heard heard(Row row) {
        var at = row.timeOrNull("task_stopped_at");
        if (at == null) return null;
        var stopCode = row.textOrNull("task_stop_code");
        return new Followed.Heard(
                at,
                new Task.End(
                        stopCode == null ? "" : stopCode,
                        row.textOrNull("task_stop_reason"),
                        row.numberOrNull("task_exit_code")));
    }
}
