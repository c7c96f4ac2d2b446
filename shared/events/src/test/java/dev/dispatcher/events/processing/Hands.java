package dev.dispatcher.events.processing;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A worker's moves on the table, one by one, for tests that need no reactions. Its leases and delays outlast any test.
public final class Hands {

    private static final Duration LONG = Duration.ofHours(1);

    private final Claims claims;

    public Hands(Database database) {
        this.claims = new Claims(database);
    }

    public List<UUID> claim(Collection<UUID> ids, long token, boolean alone) {
        return claims.claim(ids, token, alone, LONG).stream().map(Delivery::id).toList();
    }

    public List<UUID> loners(Collection<UUID> ids) {
        return claims.loners(ids);
    }

    public List<UUID> complete(Collection<UUID> ids, long token) {
        return claims.complete(ids, token);
    }

    public List<UUID> renew(Collection<UUID> ids, long token) {
        return claims.renew(ids, token, LONG);
    }

    public List<UUID> release(Collection<UUID> ids, long token) {
        return claims.release(ids, token);
    }

    public Optional<EventStatus> fail(UUID id, long token) {
        return fail(id, token, new Failure.ForNow("not now", null));
    }

    public Optional<EventStatus> refuse(UUID id, long token) {
        return fail(id, token, new Failure.ForGood("never"));
    }

    public Optional<EventStatus> timeOut(UUID id, long token) {
        return fail(id, token, new Failure.TimedOut("too slow", false));
    }

    private Optional<EventStatus> fail(UUID id, long token, Failure failure) {
        return claims.fail(id, token, failure, LONG, Duration.ofSeconds(5));
    }
}
