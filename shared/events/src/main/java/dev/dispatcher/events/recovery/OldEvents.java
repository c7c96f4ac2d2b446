package dev.dispatcher.events.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Events that ended longer ago than anybody asks. A live row, or one whose notice is still to be sent, never goes.
@Singleton
final class OldEvents implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldEvents(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("EVENT_RETENTION", Duration.ofDays(30));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public int deleteSome(int limit) {
        var cutoff = clock.instant().minus(kept);
        return database.update("""
                DELETE FROM events
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM events
                        WHERE id < ? AND status >= 'processed' AND processed_at < ? AND wake_at IS NULL
                        ORDER BY id
                        LIMIT ?))
                """, firstIdOf(cutoff), cutoff, limit);
    }

    /// Ids are time-ordered, so the primary key finds the old ones without an index of its own.
    private static UUID firstIdOf(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
