package dev.dispatcher.events;

import java.time.Instant;
import java.util.UUID;

/// One attempt at an event, in the hands of a worker. Whoever calls another system passes `id` on as its
/// idempotency key: an attempt may be repeated.
public record Delivery(UUID id, EventType type, String payload, int attempt, int attemptsMax, Instant createdAt) {

    public boolean isLastAttempt() {
        return attempt >= attemptsMax;
    }
}
