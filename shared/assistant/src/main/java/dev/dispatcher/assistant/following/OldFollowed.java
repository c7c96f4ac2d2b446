package dev.dispatcher.assistant.following;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// What nothing was heard of for as long as its news is kept.
@Singleton
final class OldFollowed implements Retained {

    private final Database database;
    private final Duration kept;
    private final Clock clock;

    OldFollowed(Database database, Settings settings, Clock clock) {
        this.database = database;
        this.kept = settings.duration("NEWS_RETENTION", Duration.ofDays(30));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "followed";
    }

    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM followed WHERE id = ANY (ARRAY(
                  SELECT id FROM followed WHERE updated_at < ?::timestamptz ORDER BY updated_at LIMIT ?))
                """, clock.instant().minus(kept), limit);
    }
}
