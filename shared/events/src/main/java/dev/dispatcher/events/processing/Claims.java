package dev.dispatcher.events.processing;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventType;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The `events` table as a worker sees it. Every move after the claim is fenced by the claim's token.
@Singleton
public class Claims {

    private final Database database;

    public Claims(Database database) {
        this.database = database;
    }

    /// Hands out those of the events that are due, and counts the attempt.
    public List<Delivery> claim(Collection<UUID> ids, long token, boolean alone, Duration lease) {
        return database.list("""
                SELECT id, type, payload, attempts, max_attempts, created_at
                  FROM claim_events(?::uuid[], ?, ?, ?::interval)
                """, Claims::delivery, ids, token, alone, lease);
    }

    /// Those of the events that are due but must not share a claim.
    List<UUID> loners(Collection<UUID> ids) {
        return ids("SELECT id FROM loners(?::uuid[]) AS id", ids);
    }

    /// Those that really were still ours.
    public List<UUID> complete(Collection<UUID> ids, long token) {
        return ids("SELECT id FROM complete_events(?::uuid[], ?) AS id", ids, token);
    }

    List<UUID> renew(Collection<UUID> ids, long token, Duration lease) {
        return ids("SELECT id FROM renew_events(?::uuid[], ?, ?::interval) AS id", ids, token, lease);
    }

    List<UUID> release(Collection<UUID> ids, long token) {
        return ids("SELECT id FROM release_events(?::uuid[], ?) AS id", ids, token);
    }

    /// Where the event is now; empty when it was no longer ours.
    Optional<EventStatus> fail(UUID id, long token, Failure failure, Duration delay, Duration grace) {
        return database.list(
                        "SELECT fail_event(?, ?, ?, ?::interval, ?::interval, ?, ?) AS status",
                        row -> Optional.ofNullable(row.textOrNull("status")).map(EventStatus::of),
                        id,
                        token,
                        failure.outcome(),
                        delay,
                        grace,
                        failure.isForGood(),
                        storable(failure.reason()))
                .getFirst();
    }

    /// Reasons quote other people's answers, and Postgres keeps no NUL in a text: the failure must be written anyway.
    private static String storable(String reason) {
        return reason.replace('\0', '\uFFFD');
    }

    private List<UUID> ids(String sql, Object... values) {
        return database.list(sql, row -> row.uuid("id"), values);
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.uuid("id"),
                new EventType(row.text("type")),
                row.text("payload"),
                row.number("attempts"),
                row.number("max_attempts"),
                row.time("created_at"));
    }
}
