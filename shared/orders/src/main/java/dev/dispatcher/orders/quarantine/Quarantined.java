package dev.dispatcher.orders.quarantine;

import dev.dispatcher.platform.json.RawJson;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message in quarantine. `problems` is the JSON of the findings; `raw` is cut where a list shows a long one, and
/// `rawBytes` tells how long it is.
public record Quarantined(
        UUID id,
        String kind,
        String status,
        String source,
        String message,
        @Nullable String orderUid,
        RawJson problems,
        String raw,
        long rawBytes,
        Instant receivedAt,
        int replays,
        @Nullable String outcome,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String settledWhy) {}
