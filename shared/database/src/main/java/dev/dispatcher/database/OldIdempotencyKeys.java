package dev.dispatcher.database;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Idempotency keys that no client will repeat any more.
@Singleton
final class OldIdempotencyKeys implements Retained {

    static final Duration KEPT = Duration.ofDays(7);

    private final Idempotency idempotency;
    private final Clock clock;

    OldIdempotencyKeys(Idempotency idempotency, Clock clock) {
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "idempotency keys";
    }

    @Override
    public int deleteSome(int limit) {
        return idempotency.deleteOlderThan(clock.instant().minus(KEPT), limit);
    }
}
