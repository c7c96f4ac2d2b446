package dev.dispatcher.platform.queues;

import java.time.Duration;

/// A stretch of real time that runs out, whatever the calendar's clock does.
final class Allowance {

    private final long endNanos;

    Allowance(Duration length) {
        this.endNanos = System.nanoTime() + length.toNanos();
    }

    boolean isSpent() {
        return endNanos - System.nanoTime() < 1_000_000;
    }

    /// Never nothing: a timeout of zero would mean none.
    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
    }
}
