package dev.dispatcher.assistant.following;

import dev.dispatcher.assistant.happenings.Comment;
import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The `remarks` table.
@Singleton
public final class Remarks {

    /// What a reviewer writes in one go is one message.
    static final Duration PAUSE = Duration.ofSeconds(30);

    static final int TOGETHER_MAX = 10;

    private final Database database;

    public Remarks(Database database) {
        this.database = database;
    }

    /// The remarks this person is still making about the thing.
    public Optional<UUID> batch(UUID thing, String author, Instant now) {
        return database.one("""
                SELECT batch FROM remarks
                 WHERE followed_id = ? AND author = ?
                 GROUP BY batch
                HAVING max(created_at) > ?::timestamptz AND count(*) < ?
                 ORDER BY max(created_at) DESC
                 LIMIT 1
                """, row -> row.uuid("batch"), thing, author, now.minus(PAUSE), TOGETHER_MAX);
    }

    /// False when it was told already.
    public boolean add(UUID thing, UUID batch, String author, Comment comment, Instant now) {
        return database.update(
                        """
                        INSERT INTO remarks (followed_id, anchor, batch, author, place, url, text, edited, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)
                            ON CONFLICT DO NOTHING
                        """,
                        thing,
                        comment.anchor(),
                        batch,
                        author,
                        comment.at(),
                        comment.url(),
                        comment.text(),
                        comment.isEdited(),
                        now)
                > 0;
    }

    /// The batch of an edited comment; empty when it was never told, or says the same.
    public Optional<UUID> edit(UUID thing, Comment comment) {
        return database.one("""
                UPDATE remarks SET text = ?, edited = true
                 WHERE followed_id = ? AND anchor = ? AND text <> ?
                RETURNING batch
                """, row -> row.uuid("batch"), comment.text(), thing, comment.anchor(), comment.text());
    }

    /// In the order they were made.
    public List<Remark> of(UUID thing, UUID batch) {
        return database.list(
                "SELECT * FROM remarks WHERE followed_id = ? AND batch = ? ORDER BY created_at, anchor",
                Remark::of,
                thing,
                batch);
    }
}
