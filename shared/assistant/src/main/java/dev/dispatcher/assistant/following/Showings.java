package dev.dispatcher.assistant.following;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.Place;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `showings` table.
@Singleton
public final class Showings {

    private final Database database;
    private final Ids ids;

    public Showings(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    public Optional<Showing> find(UUID thing, Place place) {
        return database.one("""
                SELECT * FROM showings WHERE followed_id = ? AND chat_id = ? AND thread IS NOT DISTINCT FROM ?::int
                """, Showing::of, thing, place.chatId(), place.thread());
    }

    /// The one that is there, or a new one.
    public Showing open(UUID thing, Place place) {
        var known = find(thing, place);
        if (known.isPresent()) return known.get();
        database.update("""
                INSERT INTO showings (id, followed_id, chat_id, thread) VALUES (?, ?, ?, ?::int)
                    ON CONFLICT (followed_id, chat_id, thread) DO NOTHING
                """, ids.next(), thing, place.chatId(), place.thread());
        return find(thing, place).orElseThrow();
    }

    /// Quiet until then; null for at once not any more. False when no card of ours is called so.
    public boolean mute(String card, @Nullable Instant until) {
        return database.update("""
                UPDATE showings SET muted_until = ?::timestamptz WHERE 'follow/' || id = ?
                """, until, card) > 0;
    }

    /// The same for a card by its id, when it is in this chat.
    public boolean mute(UUID showing, long chat, Instant until) {
        return database.update(
                        "UPDATE showings SET muted_until = ?::timestamptz WHERE id = ? AND chat_id = ?",
                        until,
                        showing,
                        chat)
                > 0;
    }
}
