package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `hooks` table, for who makes hooks and looks after them.
@Singleton
final class HookRows {

    private final Database database;

    HookRows(Database database) {
        this.database = database;
    }

    /// A hook and how it is doing. `remoteId` is null for one that was made by hand, or is about to be made;
    /// `mark` says which secret the forge was given.
    record Kept(
            Hook hook,
            @Nullable Long remoteId,
            @Nullable Long owner,
            @Nullable String trouble,
            @Nullable String mark,
            boolean isHeard) {

        static Kept of(Row row) {
            long remote = row.big("remote_id");
            long owner = row.big("created_by");
            return new Kept(
                    Hook.of(row),
                    remote == 0 ? null : Long.valueOf(remote),
                    owner == 0 ? null : Long.valueOf(owner),
                    row.textOrNull("trouble"),
                    row.textOrNull("secret_mark"),
                    row.timeOrNull("live_at") != null);
        }
    }

    Optional<Kept> find(String id) {
        return database.one("SELECT * FROM hooks WHERE id = ?", Kept::of, id);
    }

    /// Of a project. One we look after before one that somebody made by hand.
    Optional<Kept> ofProject(Provider provider, String instance, @Nullable Long number, String path) {
        return database.one("""
                SELECT *
                  FROM hooks
                 WHERE provider = ? AND instance = ? AND (lower(project_path) = lower(?) OR project_id = ?::bigint)
                 ORDER BY remote_id NULLS LAST, created_at
                 LIMIT 1
                """, Kept::of, provider.word(), instance, path, number);
    }

    void add(Hook hook, @Nullable Long owner) {
        database.update(
                """
                INSERT INTO hooks (id, provider, instance, project_id, project_path, created_by)
                VALUES (?, ?, ?, ?::bigint, ?, ?::bigint)
                    ON CONFLICT (id) DO NOTHING
                """, hook.id(), hook.provider().word(), hook.instance(), hook.projectId(), hook.projectPath(), owner);
    }

    void made(String id, long remoteId, long owner, String mark) {
        database.update("""
                UPDATE hooks
                   SET remote_id = ?, created_by = ?, secret_mark = ?, trouble = NULL, updated_at = clock_timestamp()
                 WHERE id = ?
                """, remoteId, owner, mark, id);
    }

    /// Those at a forge that somebody had made.
    List<Kept> of(long owner, Provider provider) {
        return database.list(
                "SELECT * FROM hooks WHERE created_by = ? AND provider = ? AND remote_id IS NOT NULL ORDER BY project_path",
                Kept::of,
                owner,
                provider.word());
    }

    /// False when that is what was known.
    boolean trouble(String id, @Nullable String trouble) {
        return database.update("""
                        UPDATE hooks
                           SET trouble = ?, updated_at = clock_timestamp()
                         WHERE id = ? AND trouble IS DISTINCT FROM ?
                        """, trouble, id, trouble) == 1;
    }

    boolean remove(String id) {
        return database.update("DELETE FROM hooks WHERE id = ?", id) == 1;
    }

    /// Those nobody has looked after for so long; from now on somebody has.
    List<String> due(Duration every, int limit) {
        return database.list("""
                UPDATE hooks
                   SET looked_at = clock_timestamp()
                 WHERE id IN (SELECT id
                                FROM hooks
                               WHERE remote_id IS NOT NULL AND created_by IS NOT NULL
                                 AND coalesce(looked_at, created_at) <= clock_timestamp() - ?::interval
                               ORDER BY looked_at NULLS FIRST
                               LIMIT ?
                                 FOR UPDATE SKIP LOCKED)
                RETURNING id
                """, row -> row.text("id"), every, limit);
    }
}
