package dev.dispatcher.platform.queues;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Stops asking somebody who has failed several times in a row, and tries again once in a while.
final class Breaker {

    static final int FAILURES_MAX = 3;
    static final Duration PAUSE = Duration.ofSeconds(5);

    private final Clock clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /// Whether to ask now. After a pause one caller is let through; the others wait for what it finds.
    synchronized boolean letsThrough() {
        if (failures < FAILURES_MAX) return true;
        if (clock.instant().isBefore(closedUntil)) return false;
        closedUntil = clock.instant().plus(PAUSE);
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        failures = Math.min(failures + 1, FAILURES_MAX);
        closedUntil = clock.instant().plus(PAUSE);
    }
}
