package dev.dispatcher.scripts;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The runs of scripts, as people see them: what was deleted is not among them.
@Singleton
public final class Processes {

    private static final String SHOWN = """
            p.id, p.command_id, p.status, p.exit_code, p.signal, p.reason, p.waits_for, p.created_at, p.started_at,
            p.finished_at, p.stop_requested_at, p.stopped_by, p.stop_reason, p.out_bytes, p.err_bytes, p.truncated,
            p.output_incomplete, p.environment_names,
            extract(epoch FROM p.time_limit)::bigint AS time_limit,
            CASE WHEN p.status = 'queued' THEN (
              SELECT count(*) FROM processes q WHERE q.finished_at IS NULL AND q.status = 'queued' AND q.id <= p.id
            )::int END AS position""";

    private final Database database;

    public Processes(Database database) {
        this.database = database;
    }

    /// Which of them a list shows; null means any.
    public record Filter(
            @Nullable ProcessStatus status, @Nullable UUID command) {}

    public Optional<ScriptProcess> find(UUID id) {
        return database.one(
                "SELECT %s, p.script FROM processes p WHERE p.id = ? AND p.deleted_at IS NULL".formatted(SHOWN),
                Processes::process,
                id);
    }

    /// Newest first, from behind `cursor` on.
    public Listed<ScriptProcess> list(Filter filter, @Nullable UUID cursor, int limit) {
        var found = database.list(
                """
                SELECT %s, NULL::bytea AS script
                  FROM processes p
                 WHERE p.deleted_at IS NULL
                   AND (?::process_status IS NULL OR p.status = ?::process_status)
                   AND (?::uuid IS NULL OR p.command_id = ?::uuid)
                   AND (?::uuid IS NULL OR p.id < ?::uuid)
                 ORDER BY p.id DESC
                 LIMIT ?
                """.formatted(SHOWN),
                Processes::process,
                filter.status(),
                filter.status(),
                filter.command(),
                filter.command(),
                cursor,
                cursor,
                limit + 1);
        return Listed.of(found, limit, ScriptProcess::id);
    }

    /// Who asks for a stop, why, and with how much patience; null leaves the process its own.
    public record StopWish(
            String by, @Nullable String reason, @Nullable Duration grace) {}

    /// The status it has from now on, and whether it was over before.
    public record Stopped(ProcessStatus status, boolean wasOver) {}

    /// Nothing when there is no such process.
    public Optional<Stopped> stop(UUID id, StopWish wish) {
        return database.one(
                """
                SELECT p.finished_at IS NOT NULL AS was_over, stop_process(p.id, ?, ?, ?::interval) AS status
                  FROM processes p
                 WHERE p.id = ? AND p.deleted_at IS NULL
                """,
                row -> new Stopped(ProcessStatus.of(row.text("status")), row.flag("was_over")),
                wish.by(),
                wish.reason(),
                wish.grace(),
                id);
    }

    /// Any number of times. False when there never was such a process, or it was forgotten long ago.
    public boolean delete(UUID id, String by) {
        return database.one("SELECT delete_process(?, ?) AS known", row -> row.flag("known"), id, by)
                .orElse(false);
    }

    private static ScriptProcess process(Row row) {
        var script = row.bytesOrNull("script");
        return new ScriptProcess(
                row.uuid("id"),
                row.uuidOrNull("command_id"),
                script == null ? null : new String(script, StandardCharsets.UTF_8),
                ProcessStatus.of(row.text("status")),
                row.numberOrNull("exit_code"),
                row.numberOrNull("signal"),
                row.textOrNull("reason"),
                new ScriptProcess.Line(row.numberOrNull("position"), row.textOrNull("waits_for")),
                new ScriptProcess.Times(
                        row.time("created_at"), row.timeOrNull("started_at"), row.timeOrNull("finished_at")),
                new ScriptProcess.Stop(
                        row.timeOrNull("stop_requested_at"),
                        row.textOrNull("stopped_by"),
                        row.textOrNull("stop_reason")),
                new ScriptProcess.Written(
                        row.big("out_bytes"),
                        row.big("err_bytes"),
                        row.flag("truncated"),
                        row.flag("output_incomplete")),
                Duration.ofSeconds(row.big("time_limit")),
                List.of(row.texts("environment_names")));
    }
}
