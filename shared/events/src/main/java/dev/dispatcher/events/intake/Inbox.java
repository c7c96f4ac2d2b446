package dev.dispatcher.events.intake;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.events.Event;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.Wakeups;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The door of the `events` table. Whoever adds rows also has their worker woken, after the commit.
@Singleton
public final class Inbox {

    private final Database database;
    private final Wakeups wakeups;
    private final EventsConfig config;

    public Inbox(Database database, Wakeups wakeups, EventsConfig config) {
        this.database = database;
        this.wakeups = wakeups;
        this.config = config;
    }

    /// A new event and the id it will have.
    public record Arrival(UUID id, NewEvent event) {

        private Event stored(Times times) {
            return new Event(
                    id,
                    event.type(),
                    EventStatus.QUEUED,
                    event.payload(),
                    times.createdAt,
                    times.receivedAt,
                    null,
                    null,
                    0);
        }
    }

    Event add(Arrival arrival) {
        return add(arrival, Duration.ZERO);
    }

    Event add(Arrival arrival, Duration delay) {
        var event = arrival.event();
        var times = database.one(
                """
                INSERT INTO events (id, type, payload, created_at, max_attempts, next_attempt_at, wake_at)
                VALUES (?, ?, ?::jsonb, coalesce(?::timestamptz, clock_timestamp()), ?,
                        clock_timestamp() + ?::interval, clock_timestamp() + ?::interval)
                RETURNING id, created_at, received_at
                """,
                Times::of,
                arrival.id(),
                event.type().name(),
                event.payload(),
                event.createdAt(),
                config.attemptsMax(),
                delay.isZero() ? null : delay,
                config.wakeAfter().plus(delay));
        database.afterCommit(() -> wake(arrival.id(), delay));
        return arrival.stored(times.orElseThrow());
    }

    private void wake(UUID id, Duration delay) {
        if (delay.isZero()) wakeups.now(List.of(id));
        else wakeups.later(id, delay);
    }

    /// All that are not there yet, or none. A child has the same id however often its parent is tried.
    public List<Event> addMissing(List<Arrival> arrivals) {
        var ids = new ArrayList<UUID>();
        var types = new ArrayList<String>();
        var payloads = new ArrayList<String>();
        var createdAts = new ArrayList<@Nullable String>();
        for (var arrival : arrivals) {
            ids.add(arrival.id());
            types.add(arrival.event().type().name());
            payloads.add(arrival.event().payload());
            createdAts.add(Objects.toString(arrival.event().createdAt(), null));
        }
        var stored = new HashMap<UUID, Times>();
        database.list("""
                INSERT INTO events (id, type, payload, created_at, max_attempts, wake_at)
                SELECT id, type, payload::jsonb, coalesce(created_at, clock_timestamp()), ?, clock_timestamp() + ?::interval
                  FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]::timestamptz[]) AS new (id, type, payload, created_at)
                    ON CONFLICT (id) DO NOTHING
                RETURNING id, created_at, received_at
                """, Times::of, config.attemptsMax(), config.wakeAfter(), ids, types, payloads, createdAts)
                .forEach(times -> stored.put(times.id, times));
        database.afterCommit(() -> wakeups.now(stored.keySet()));
        return known(arrivals, stored);
    }

    private static List<Event> known(List<Arrival> arrivals, Map<UUID, Times> stored) {
        return arrivals.stream()
                .filter(arrival -> stored.containsKey(arrival.id()))
                .map(arrival -> arrival.stored(Objects.requireNonNull(stored.get(arrival.id()))))
                .toList();
    }

    private record Times(UUID id, Instant createdAt, Instant receivedAt) {

        private static Times of(Row row) {
            return new Times(row.uuid("id"), row.time("created_at"), row.time("received_at"));
        }
    }
}
