package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// News that nobody needs to hear any more, told or not: a queue that nobody polls would grow for ever, and flood the
/// first who does.
@Singleton
final class OldNews implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldNews(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("NEWS_RETENTION", Duration.ofDays(30));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "news";
    }

    /// Ids are time-ordered, so the primary key finds the old ones.
    @Override
    public int deleteSome(int limit) {
        var first = new UUID(clock.instant().minus(kept).toEpochMilli() << 16, 0);
        return database.update("""
                DELETE FROM news WHERE id = ANY (ARRAY(SELECT id FROM news WHERE id < ? ORDER BY id LIMIT ?))
                """, first, limit);
    }
}
