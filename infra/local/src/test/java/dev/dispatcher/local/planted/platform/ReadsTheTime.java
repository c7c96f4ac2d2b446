package dev.dispatcher.local.planted.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

/// Fault: the time, read in three ways. The fourth is sound.
final class ReadsTheTime {

    Instant called() {
        return Instant.now();
    }

    Supplier<Instant> referred() {
        return Instant::now;
    }

    long counted() {
        return System.currentTimeMillis();
    }

    Instant sound(Clock clock) {
        return Instant.now(clock);
    }
}
