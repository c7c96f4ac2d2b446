package dev.dispatcher.platform.queues;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A message on its way to a queue, not to be seen there before `delay` has passed. On a FIFO queue it has a `turn`
/// instead: those have no delay of their own.
public record Outgoing(
        String body, Duration delay, @Nullable Turn turn) {

    /// What SQS allows at most.
    public static final Duration DELAY_MAX = Duration.ofMinutes(15);

    /// Its place in a FIFO queue: messages of a `group` follow each other, and of those with the same `once` only the
    /// first counts for five minutes.
    public record Turn(String group, String once) {}

    public Outgoing {
        if (delay.isNegative()) throw new IllegalArgumentException("a message cannot be late by " + delay);
        delay = delay.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : delay;
    }

    public Outgoing(String body, Duration delay) {
        this(body, delay, null);
    }

    public static Outgoing now(String body) {
        return new Outgoing(body, Duration.ZERO);
    }

    /// For a FIFO queue.
    public static Outgoing inTurn(String body, String group, String once) {
        return new Outgoing(body, Duration.ZERO, new Turn(group, once));
    }
}
