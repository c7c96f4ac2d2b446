package dev.dispatcher.orders.quarantine;

import dev.dispatcher.orders.Source;
import dev.dispatcher.platform.json.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message in quarantine. A list cuts `raw` where it is long, and `rawBytes` tells how long it is; of `problems` it
/// shows the first hundred.
public record Quarantined(
        UUID id,
        Refusal.Kind kind,
        Status status,
        Source source,
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

    /// Where a message is on its way out of quarantine.
    public enum Status {
        NEW,
        REPLAYED,
        DISCARDED;

        /// The word that the API and the database use.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Quarantined {
        problems = List.copyOf(problems);
    }
}
