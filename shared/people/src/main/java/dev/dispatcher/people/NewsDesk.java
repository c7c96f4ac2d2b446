package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;

/// Writes news, in the transaction of its cause when one is open: nobody hears of what did not happen, and whatever
/// happened is told.
@Singleton
public final class NewsDesk {

    private final Database database;
    private final Ids ids;

    public NewsDesk(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// Whether it was written now; under one key that happens once. Where it will be told is decided here for good.
    public boolean write(NewNews news) {
        int written = database.update(
                """
                INSERT INTO news (id, key, user_id, chat_id, channel, wake_at, kind, platform, text, metadata)
                SELECT ?::uuid, ?, addressee, chat,
                       CASE WHEN chat IS NULL THEN 'pull' ELSE 'telegram' END,
                       CASE WHEN chat IS NOT NULL THEN clock_timestamp() END,
                       ?, ?, ?, ?::jsonb
                  FROM (SELECT u AS addressee, chat_of(u) AS chat FROM (VALUES (?::bigint)) AS given (u)) AS told
                    ON CONFLICT (key) DO NOTHING
                """,
                ids.next(),
                news.key(),
                news.kind(),
                news.platform(),
                news.text(),
                Json.write(news.metadata()),
                news.userId());
        return written == 1;
    }
}
