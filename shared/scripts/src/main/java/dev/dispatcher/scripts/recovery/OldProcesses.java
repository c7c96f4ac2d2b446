package dev.dispatcher.scripts.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Processes that ended longer ago than anybody asks, and the stones of those that were deleted.
@Singleton
final class OldProcesses implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldProcesses(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("SCRIPT_PROCESS_RETENTION", Duration.ofDays(30));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM processes
                 WHERE id = ANY (ARRAY(
                       SELECT id FROM processes WHERE finished_at < ? AND coalesce(deleted_at, finished_at) < ? LIMIT ?))
                """, clock.instant().minus(kept), clock.instant().minus(kept), limit);
    }
}
