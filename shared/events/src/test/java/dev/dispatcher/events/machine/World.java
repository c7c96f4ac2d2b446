package dev.dispatcher.events.machine;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.SilentWakeups;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.events.processing.Hands;
import dev.dispatcher.events.reading.EventShelf;
import dev.dispatcher.events.recovery.Broom;
import dev.dispatcher.events.recovery.Reruns;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One database with the event machine in it, and everybody who moves its rows. No queue: time and messages are the
/// test's own doing.
final class World implements AutoCloseable {

    private static final EventsConfig CONFIG = EventsConfig.from(new Settings(Map.of()));

    /// How far ahead every event that has ended is old.
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final HikariDataSource connections;
    private final Ids ids = new Ids(Clock.systemUTC());
    private final Inbox inbox;
    private final EventShelf shelf;
    final Database database;
    final Hands hands;
    final Broom broom;
    final Reruns reruns;

    World(TestDatabase postgres) {
        connections = (HikariDataSource) postgres.dataSource();
        database = new Database(connections);
        hands = new Hands(database);
        broom = new Broom(database, Instant.now().plus(A_YEAR));
        reruns = new Reruns(database, CONFIG, new SilentWakeups());
        inbox = new Inbox(database, new SilentWakeups(), CONFIG);
        shelf = new EventShelf(database);
    }

    UUID insert() {
        return insert(1).getFirst();
    }

    List<UUID> insert(int events) {
        return insert(events, "test.thing", "{\"n\":1}");
    }

    List<UUID> insert(int events, String type, String payload) {
        var arrivals = IntStream.range(0, events)
                .mapToObj(_ -> new Inbox.Arrival(ids.next(), new NewEvent(new EventType(type), payload, null)))
                .toList();
        inbox.addMissing(arrivals);
        return arrivals.stream().map(Inbox.Arrival::id).toList();
    }

    /// Claimed under `token`, which must work.
    UUID claimed(long token, boolean alone) {
        var id = insert();
        if (!hands.claim(List.of(id), token, alone).equals(List.of(id))) throw new AssertionError("not given: " + id);
        return id;
    }

    /// Their workers have died, and long enough ago.
    void passLease(Collection<UUID> ids) {
        database.update("""
                UPDATE events
                   SET lease_expires_at = clock_timestamp() - interval '1 second',
                       wake_at = clock_timestamp() - interval '1 second'
                 WHERE id = ANY (?::uuid[]) AND status = 'processing'
                """, ids);
    }

    void passLease(UUID id) {
        passLease(List.of(id));
    }

    /// Whatever they wait to be woken for is due.
    void passWake(Collection<UUID> ids) {
        database.update("""
                UPDATE events SET wake_at = clock_timestamp() - interval '1 second'
                 WHERE id = ANY (?::uuid[]) AND wake_at IS NOT NULL
                """, ids);
    }

    void passWake(UUID id) {
        passWake(List.of(id));
    }

    /// The delay before their next attempt is over.
    void passDelay(Collection<UUID> ids) {
        database.update("""
                UPDATE events SET next_attempt_at = clock_timestamp() - interval '1 second'
                 WHERE id = ANY (?::uuid[]) AND next_attempt_at IS NOT NULL
                """, ids);
    }

    void passDelay(UUID id) {
        passDelay(List.of(id));
    }

    Look look(UUID id) {
        return Objects.requireNonNull(looks(List.of(id)).get(id));
    }

    Map<UUID, Look> looks(Collection<UUID> ids) {
        return database.list(Look.QUERY, Look::of, ids).stream().collect(Collectors.toMap(Look::id, look -> look));
    }

    /// Every column, as text.
    String everything(UUID id) {
        return database.one("SELECT e::text AS all FROM events e WHERE id = ?", row -> row.text("all"), id)
                .orElse("gone");
    }

    /// Such as `1=lost 2=succeeded`.
    String attempts(UUID id) {
        return shelf.attempts(id).stream()
                .map(attempt -> attempt.attempt() + "=" + attempt.outcome())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        connections.close();
    }
}
