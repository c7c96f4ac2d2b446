package dev.dispatcher.people;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The news that is fetched. Whoever fetches a piece has it for himself until he says what became of it, or for a
/// minute: after a crash it comes again, so it may be told twice and never not at all.
@Singleton
public final class PullQueue {

    /// How long a piece of news belongs to who fetched it.
    public static final Duration LEASE = Duration.ofSeconds(60);

    /// How often telling may fail until nobody tries any more.
    public static final int TRIES_MAX = 5;

    private final Database database;

    public PullQueue(Database database) {
        this.database = database;
    }

    /// How a piece of news stands after a report.
    public record Standing(UUID id, NewsState state, int tries) {}

    /// The oldest that nobody holds; to who holds one, that one again, for another minute.
    public Optional<NewsItem> next(UUID token) {
        return database.one("SELECT * FROM lease_news(?::uuid, ?::interval)", NewsItem::of, token, LEASE);
    }

    /// What waits, held or not, oldest first.
    public List<NewsItem> waiting(int limit) {
        return database.list("""
                SELECT * FROM news WHERE channel = 'pull' AND state = 'waiting' ORDER BY id LIMIT ?
                """, NewsItem::of, limit);
    }

    /// Empty when there is no such news here. `SENT` is a fact, whoever says it and however late. `FAILED` puts the
    /// news back where it was, and counts for who holds it alone: said again, or too late, it changes nothing.
    public Optional<Standing> settle(UUID id, UUID token, Report report) {
        return database.one(
                """
                WITH told AS (
                  SELECT ? = 'sent' AS sent, ?::uuid AS token, ?::int AS tries_max)
                UPDATE news n
                   SET state = CASE
                         WHEN sent OR n.state = 'sent' THEN 'sent'
                         WHEN n.leased_to = token AND n.tries + 1 >= tries_max THEN 'failed'
                         ELSE n.state END,
                       sent_at = CASE WHEN sent OR n.state = 'sent' THEN coalesce(n.sent_at, clock_timestamp()) END,
                       tries = n.tries + CASE WHEN NOT sent AND n.leased_to = token THEN 1 ELSE 0 END,
                       leased_to = CASE WHEN NOT sent AND n.leased_to <> token THEN n.leased_to END,
                       lease_expires_at = CASE WHEN NOT sent AND n.leased_to <> token THEN n.lease_expires_at END,
                       updated_at = clock_timestamp()
                  FROM told
                 WHERE n.id = ? AND n.channel = 'pull'
                RETURNING n.id, n.state, n.tries
                """,
                row -> new Standing(row.uuid("id"), NewsState.of(row.text("state")), row.number("tries")),
                report,
                token,
                TRIES_MAX,
                id);
    }
}
