package dev.dispatcher.platform.queues;

import java.time.Duration;

/// A message on its way to a queue, not to be seen there before `delay` has passed.
public record Outgoing(String body, Duration delay) {

    /// What SQS allows at most.
    public static final Duration DELAY_MAX = Duration.ofMinutes(15);

    public Outgoing {
        if (delay.isNegative()) throw new IllegalArgumentException("a message cannot be late by " + delay);
        delay = delay.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : delay;
    }

    public static Outgoing now(String body) {
        return new Outgoing(body, Duration.ZERO);
    }
}
