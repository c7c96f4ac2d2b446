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
    private final Nudges nudges;

    public NewsDesk(Database database, Ids ids, Nudges nudges) {
        this.database = database;
        this.ids = ids;
        this.nudges = nudges;
    }

    /// Whether it was written now; under one key that happens once. Where it will be told is decided here for good.
    public boolean write(NewNews news) {
        var id = ids.next();
        var written = database.one(
                """
                INSERT INTO news (id, key, user_id, chat_id, channel, wake_at, kind, platform, text, metadata)
                SELECT ?::uuid, ?, addressee, chat,
                       CASE WHEN chat IS NULL THEN 'pull' ELSE 'telegram' END,
                       CASE WHEN chat IS NOT NULL THEN clock_timestamp() + news_patience() END,
                       ?, ?, ?, ?::jsonb
                  FROM (SELECT u AS addressee, chat_of(u) AS chat FROM (VALUES (?::bigint)) AS given (u)) AS told
                    ON CONFLICT (key) DO NOTHING
                RETURNING coalesce(chat_id, 0) AS chat
                """,
                row -> row.big("chat"),
                id,
                news.key(),
                news.kind(),
                news.platform(),
                news.text(),
                Json.write(news.metadata()),
                news.userId());
        written.filter(chat -> chat != 0).ifPresent(chat -> database.afterCommit(() -> nudges.send(chat, id)));
        return written.isPresent();
    }
}
