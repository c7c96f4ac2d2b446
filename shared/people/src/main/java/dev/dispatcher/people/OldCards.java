package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Cards that nothing has happened to for as long as news is kept. What happens to them after all makes a new message.
@Singleton
final class OldCards implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldCards(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("NEWS_RETENTION", Duration.ofDays(30));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "cards";
    }

    @Override
    public int deleteSome(int limit) {
        var cutoff = clock.instant().minus(kept);
        return database.update("""
                DELETE FROM cards
                 WHERE key = ANY (ARRAY(
                       SELECT key FROM cards WHERE created_at < ? AND updated_at < ? ORDER BY created_at LIMIT ?))
                """, cutoff, cutoff, limit);
    }
}
