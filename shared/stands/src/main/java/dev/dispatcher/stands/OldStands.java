package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Stands that are gone and proven so. Their runs, steps and jobs go with them.
@Singleton
final class OldStands implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldStands(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("STAND_RETENTION", Duration.ofDays(3));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "stands";
    }

    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM stands
                 WHERE id = ANY (ARRAY(SELECT id FROM stands WHERE gone_at < ? ORDER BY gone_at LIMIT ?))
                """, clock.instant().minus(kept), limit);
    }
}
