package dev.dispatcher.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it stands in the table. `payload` is JSON text, or null where a list leaves a large one out.
public record Event(
        UUID id,
        EventType type,
        EventStatus status,
        @Nullable String payload,
        Instant createdAt,
        Instant receivedAt,
        @Nullable Instant processedAt,
        @Nullable String error,
        int attempts) {}
