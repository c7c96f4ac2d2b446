package dev.dispatcher.assistant.hooks;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The `hooks` table.
@Singleton
public final class Hooks {

    private final Database database;

    public Hooks(Database database) {
        this.database = database;
    }

    public Optional<Hook> find(String id) {
        return database.one("SELECT * FROM hooks WHERE id = ?", Hook::of, id);
    }

    /// Adds a hook, or changes what is known of it.
    public void save(Hook hook) {
        database.update("""
                INSERT INTO hooks AS known (id, provider, instance, project_id, project_path) VALUES (?, ?, ?, ?::bigint, ?)
                    ON CONFLICT (id) DO UPDATE
                   SET project_id = coalesce(excluded.project_id, known.project_id),
                       project_path = excluded.project_path,
                       updated_at = clock_timestamp()
                """, hook.id(), hook.provider(), hook.instance(), hook.projectId(), hook.projectPath());
    }

    /// It was heard.
    public void live(String id) {
        database.update("UPDATE hooks SET live_at = clock_timestamp() WHERE id = ? AND live_at IS NULL", id);
    }
}
