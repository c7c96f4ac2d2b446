package dev.dispatcher.scripts.recovery;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// What processes wrote that ended longer ago than anybody reads it.
@Singleton
final class OldOutput implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldOutput(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("SCRIPT_OUTPUT_RETENTION", Duration.ofDays(7));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pieces of output";
    }

    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM process_chunks
                 WHERE ctid = ANY (ARRAY(
                       SELECT c.ctid
                         FROM processes p
                         JOIN process_chunks c ON c.process_id = p.id
                        WHERE p.finished_at < ?
                        LIMIT ?))
                """, clock.instant().minus(kept), limit);
    }
}
