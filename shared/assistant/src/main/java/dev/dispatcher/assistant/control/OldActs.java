package dev.dispatcher.assistant.control;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import jakarta.inject.Singleton;

/// What people did through us is remembered for 90 days.
@Singleton
final class OldActs implements Retained {

    private final Database database;

    OldActs(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "acts";
    }

    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM acts
                 WHERE event_id IN (SELECT event_id FROM acts
                                     WHERE created_at < clock_timestamp() - interval '90 days'
                                     ORDER BY created_at
                                     LIMIT ?)
                """, limit);
    }
}
