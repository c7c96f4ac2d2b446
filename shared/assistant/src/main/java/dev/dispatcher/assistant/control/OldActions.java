package dev.dispatcher.assistant.control;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import jakarta.inject.Singleton;

/// Buttons that nobody can press any more: a day after they ended, or 90 days after they were used.
@Singleton
final class OldActions implements Retained {

    private final Database database;

    OldActions(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "actions";
    }

    @Override
    public int deleteSome(int limit) {
        return database.update("""
                DELETE FROM actions
                 WHERE id IN (SELECT id FROM actions
                               WHERE (used_at IS NULL AND expires_at < clock_timestamp() - interval '1 day')
                                  OR used_at < clock_timestamp() - interval '90 days'
                               LIMIT ?)
                """, limit);
    }
}
