package dev.dispatcher.people.telegram;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to send to a chat. A turn is a lease by the database's clock, so that two never send at once; when
/// a chat is to be left alone goes by ours.
@Singleton
class Turns {

    /// Longer than the calls for one row can take.
    static final Duration LEASE = Duration.ofSeconds(60);

    private final Database database;
    private final Clock clock;

    Turns(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What stands in the way of a turn.
    sealed interface Entry {}

    /// It is our turn.
    record Ours() implements Entry {}

    /// Somebody else is sending, or Telegram wants us to wait.
    record NotYet(Duration pause) implements Entry {}

    /// The group lives on under another id.
    record Elsewhere(long chat) implements Entry {}

    /// The bot may not write there, or was never there.
    record Closed(String reason) implements Entry {}

    Entry take(long chat, UUID token) {
        int taken = database.update("""
                UPDATE chats
                   SET leased_to = ?, lease_expires_at = clock_timestamp() + ?::interval
                 WHERE id = ?
                   AND disabled_reason IS NULL
                   AND (paused_until IS NULL OR paused_until <= ?)
                   AND (lease_expires_at IS NULL OR lease_expires_at <= clock_timestamp())
                """, token, LEASE, chat, clock.instant());
        return taken == 1 ? new Ours() : obstacle(chat);
    }

    private Entry obstacle(long chat) {
        return database.one(
                        """
                        SELECT coalesce(moved_to, 0) AS moved_to, disabled_reason, paused_until,
                               greatest(0, extract(epoch FROM lease_expires_at - clock_timestamp()))::int AS lease_seconds
                          FROM chats
                         WHERE id = ?
                        """,
                        row -> obstacle(
                                row.big("moved_to"),
                                row.textOrNull("disabled_reason"),
                                row.timeOrNull("paused_until"),
                                row.number("lease_seconds")),
                        chat)
                .orElseGet(() -> new Closed("there is no such chat"));
    }

    private Entry obstacle(long movedTo, @Nullable String reason, @Nullable Instant pausedUntil, int leaseSeconds) {
        if (movedTo != 0) return new Elsewhere(movedTo);
        if (reason != null) return new Closed(reason);
        var pause = pausedUntil == null ? Duration.ZERO : Duration.between(clock.instant(), pausedUntil);
        var lease = Duration.ofSeconds(leaseSeconds);
        var wait = pause.compareTo(lease) > 0 ? pause : lease;
        return new NotYet(wait.compareTo(Duration.ofSeconds(1)) > 0 ? wait : Duration.ofSeconds(1));
    }

    /// The oldest row, while the turn is ours: it is renewed, so nobody else has sent it and nobody will for a while.
    Optional<Waiting> next(long chat, UUID token) {
        return database.one("""
                WITH ours AS (
                  UPDATE chats SET lease_expires_at = clock_timestamp() + ?::interval
                   WHERE id = ? AND leased_to = ?
                  RETURNING id)
                SELECT n.id, n.chat_id, n.thread, n.format, n.silent, n.card, n.tries, n.created_at,
                       CASE n.format WHEN 'card' THEN c.html ELSE n.text END AS text,
                       CASE n.format WHEN 'card' THEN c.keyboard ELSE n.keyboard END AS keyboard,
                       CASE n.format WHEN 'card' THEN c.content END AS content,
                       CASE n.format WHEN 'card' THEN c.shown END AS shown,
                       c.message_id AS message, answered.message_id AS answers
                  FROM ours
                 CROSS JOIN LATERAL (
                       SELECT * FROM news w
                        WHERE w.chat_id = ours.id AND w.channel = 'telegram' AND w.state = 'waiting'
                        ORDER BY w.id
                        LIMIT 1) n
                  LEFT JOIN cards c ON c.key = n.card AND c.chat_id = n.chat_id
                  LEFT JOIN cards answered ON answered.key = c.replies_to AND answered.chat_id = n.chat_id
                       AND n.format = 'card'
                """, Waiting::of, LEASE, chat, token);
    }

    /// Lets others in.
    void end(long chat, UUID token) {
        database.update(
                "UPDATE chats SET leased_to = NULL, lease_expires_at = NULL WHERE id = ? AND leased_to = ?",
                chat,
                token);
    }

    /// Lets nobody in for a while.
    void pause(long chat, UUID token, Duration pause) {
        database.update("""
                UPDATE chats SET paused_until = ?, leased_to = NULL, lease_expires_at = NULL
                 WHERE id = ? AND leased_to = ?
                """, clock.instant().plus(pause), chat, token);
    }
}
