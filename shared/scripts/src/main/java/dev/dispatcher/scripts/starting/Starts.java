package dev.dispatcher.scripts.starting;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `processes` table as their starter sees it: a line, and a number of places.
@Singleton
final class Starts {

    private final Database database;
    private final StartsConfig config;

    Starts(Database database, StartsConfig config) {
        this.database = database;
        this.config = config;
    }

    /// The process whose task may be asked for now. `hint` is one whose task may have been asked for without an answer.
    Optional<UUID> take(@Nullable UUID hint) {
        return database.one(
                "SELECT id FROM take_process(?, ?) AS id WHERE id IS NOT NULL",
                row -> row.uuid("id"),
                hint,
                config.runningMax());
    }

    void started(UUID process, String task) {
        database.update("UPDATE processes SET task_arn = ? WHERE id = ? AND task_arn IS NULL", task, process);
    }

    void giveBack(UUID process, String reason) {
        database.list("SELECT give_back_process(?, ?)", _ -> process, process, reason);
    }

    void refused(UUID process, String reason) {
        database.list(
                "SELECT settle_process_seen(?, 'starting', NULL, 'start_failed', ?, NULL)",
                _ -> process,
                process,
                reason);
    }

    void unanswered(UUID process, String reason) {
        database.update(
                "UPDATE processes SET waits_for = left(?, 500) WHERE id = ? AND status = 'starting'", reason, process);
    }

    /// The first of the line, as many as there is room for.
    List<UUID> next() {
        return database.list("""
                SELECT id
                  FROM processes
                 WHERE finished_at IS NULL AND status = 'queued'
                   AND (start_after IS NULL OR start_after <= clock_timestamp())
                 ORDER BY id
                 LIMIT greatest(0, ? - (SELECT count(*) FROM processes WHERE finished_at IS NULL AND status > 'queued'))
                """, row -> row.uuid("id"), config.runningMax());
    }
}
