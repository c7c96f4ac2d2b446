package dev.dispatcher.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as a publisher hands it in: `payload` is JSON text, `createdAt` the publisher's time or null for now.
public record NewEvent(
        EventType type, String payload, @Nullable Instant createdAt) {

    /// The largest payload, in bytes of UTF-8.
    public static final int PAYLOAD_BYTES_MAX = 256 * 1024;
}
