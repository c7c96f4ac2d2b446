package dev.dispatcher.orders.reading;

import dev.dispatcher.platform.json.RawJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the list of orders. `warnings` is the JSON of the findings.
public record OrderSummary(
        String uid,
        String form,
        String customerId,
        @Nullable String trackNumber,
        @Nullable Long amount,
        @Nullable String currency,
        Instant dateCreated,
        Instant acceptedAt,
        String source,
        RawJson warnings) {}
