package dev.dispatcher.assistant.commands.memory;

import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// The `awaited_words` table: what the next plain words of somebody are the rest of.
@Singleton
public final class Awaited {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Database database;
    private final Clock clock;

    public Awaited(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// `line` begins with a command.
    public void await(Ask ask, String line) {
        database.update(
                """
                INSERT INTO awaited_words (chat_id, user_id, line, expires_at) VALUES (?, ?, ?, ?::timestamptz)
                    ON CONFLICT (chat_id, user_id) DO UPDATE
                   SET line = excluded.line, expires_at = excluded.expires_at
                """, ask.at().chat(), ask.user().id(), line, clock.instant().plus(PATIENCE));
    }

    public Optional<String> find(long chat, long user) {
        return database.one(
                "SELECT line FROM awaited_words WHERE chat_id = ? AND user_id = ? AND expires_at > ?::timestamptz",
                row -> row.text("line"),
                chat,
                user,
                clock.instant());
    }

    /// Whatever comes next is no answer to it.
    public void drop(long chat, long user) {
        database.update("DELETE FROM awaited_words WHERE chat_id = ? AND user_id = ?", chat, user);
    }
}
