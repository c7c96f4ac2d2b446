package dev.dispatcher.orders.quarantine;

import dev.dispatcher.platform.json.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message in quarantine. `raw` is cut where a list shows a long one, and `rawBytes` tells how long it is.
public record Quarantined(
        UUID id,
        String kind,
        String status,
        String source,
        String message,
        @Nullable String orderUid,
        List<Finding> problems,
        String raw,
        long rawBytes,
        Instant receivedAt,
        int replays,
        @Nullable String outcome,
        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String settledWhy) {

    public Quarantined {
        problems = List.copyOf(problems);
    }
}
