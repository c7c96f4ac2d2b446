package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// The `acts` table: who did what through us, and what came of it.
@Singleton
final class ActLog {

    private static final int DETAIL_MAX = 500;

    private final Database database;

    ActLog(Database database) {
        this.database = database;
    }

    /// When this event began to act, unless it is settled already.
    Optional<Instant> begun(UUID event) {
        return database.one(
                "SELECT created_at FROM acts WHERE event_id = ? AND outcome IS NULL",
                row -> row.time("created_at"),
                event);
    }

    /// The button that this event has taken and is not done with.
    Optional<String> action(UUID event) {
        return database.one(
                "SELECT action_id FROM acts WHERE event_id = ? AND outcome IS NULL AND action_id IS NOT NULL",
                row -> row.text("action_id"),
                event);
    }

    /// With `givesBack` the button may be pressed again.
    void settle(UUID event, String outcome, String detail, boolean givesBack) {
        database.list(
                "SELECT settle_act(?, ?, ?, ?)", row -> row, event, outcome, Prose.cut(detail, DETAIL_MAX), givesBack);
    }
}
