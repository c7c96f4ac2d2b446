package dev.dispatcher.events.processing;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait before the next attempt: four times as long each time, spread by a fifth either way.
final class Backoff {

    /// What a queue can delay a message by; beyond it a wake-up could not be prompt.
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final double SPREAD = 0.2;

    private final Duration first;
    private final RandomGenerator random;

    Backoff(Duration first, RandomGenerator random) {
        this.first = first;
        this.random = random;
    }

    /// `asked` is what the far side wants; it wins over our own idea, within bounds.
    Duration after(int attempt, @Nullable Duration asked) {
        if (asked != null) return shorter(asked.isNegative() ? Duration.ZERO : asked, LONGEST);
        double factor = Math.pow(4, Math.min(attempt - 1, 10)) * (1 - SPREAD + 2 * SPREAD * random.nextDouble());
        return shorter(Duration.ofMillis((long) (first.toMillis() * factor)), LONGEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
