package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The `chats` table.
@Singleton
public final class Chats {

    private static final int TITLE_MAX = 255;

    private final Database database;

    public Chats(Database database) {
        this.database = database;
    }

    /// The bot is there, or there again.
    public void met(long id, Chat.Kind kind, @Nullable String title) {
        database.update("""
                INSERT INTO chats AS known (id, kind, title) VALUES (?, ?, ?)
                    ON CONFLICT (id) DO UPDATE
                   SET kind = excluded.kind,
                       title = coalesce(excluded.title, known.title),
                       disabled_reason = CASE WHEN known.moved_to IS NOT NULL THEN known.disabled_reason END,
                       updated_at = clock_timestamp()
                """, id, kind, title == null ? null : fit(title));
    }

    /// The bot may not write there any more. What still waits for the chat has failed.
    public void kicked(long id, String reason) {
        database.inTransaction(() -> database.list("SELECT disable_chat(?, ?)", row -> row, id, fit(reason)));
    }

    /// A group is a supergroup from now on, under another id. Whatever refers to the chat goes along.
    public void migrated(long from, long to) {
        database.inTransaction(() -> database.list("SELECT move_chat(?, ?)", row -> row, from, to));
    }

    public Optional<Chat> find(long id) {
        return database.one("SELECT * FROM chats WHERE id = ?", Chat::of, id);
    }

    /// The id under which a chat lives on: its own, unless it is a supergroup by now.
    public long living(long id) {
        return find(id).map(Chat::movedTo).orElse(id);
    }

    private static String fit(String text) {
        var storable = Html.storable(text);
        return storable.length() <= TITLE_MAX ? storable : storable.substring(0, TITLE_MAX - 1) + '…';
    }
}
