package dev.dispatcher.events.intake;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Sha256;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/// Events that came with a key: the same key on the same queue is the same event, however often it arrives.
@Singleton
final class Keyed {

    private final Database database;
    private final EventsConfig config;
    private final Ids ids;

    Keyed(Database database, EventsConfig config, Ids ids) {
        this.database = database;
        this.config = config;
        this.ids = ids;
    }

    sealed interface Result {}

    record Added(UUID id) implements Result {}

    /// It is there already. `failed` says that its publisher sent it again because it wants it run again.
    record Known(UUID id, boolean failed) implements Result {}

    record OtherBody() implements Result {}

    Result take(String queue, String key, NewEvent event) {
        var hash = hash(event);
        var id = ids.next();
        int added = database.update(
                """
                INSERT INTO events (id, type, payload, created_at, max_attempts, wake_at, queue, idempotency_key, request_hash)
                VALUES (?, ?, ?::jsonb, coalesce(?::timestamptz, clock_timestamp()), ?, clock_timestamp() + ?::interval, ?, ?, ?)
                    ON CONFLICT (queue, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
                """,
                id,
                event.type().name(),
                event.payload(),
                event.createdAt(),
                config.attemptsMax(),
                config.wakeAfter(),
                queue,
                key,
                hash);
        return added == 1 ? new Added(id) : known(queue, key, hash);
    }

    /// A statement of its own: one that also inserts has a snapshot from before the winner was committed.
    private Result known(String queue, String key, byte[] hash) {
        return database.one(
                        "SELECT id, request_hash, status = 'failed' AS failed FROM events WHERE queue = ? AND idempotency_key = ?",
                        row -> Arrays.equals(row.bytes("request_hash"), hash)
                                ? new Known(row.uuid("id"), row.flag("failed"))
                                : new OtherBody(),
                        queue,
                        key)
                .orElseThrow(() -> new IllegalStateException("cleaned up while it arrived again: " + key));
    }

    private static byte[] hash(NewEvent event) {
        return Sha256.of(event.type() + "\n" + Objects.toString(event.createdAt(), "") + "\n" + event.payload());
    }
}
