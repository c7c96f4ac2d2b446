package dev.dispatcher.orders.reading;

import dev.dispatcher.platform.json.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A row of the list of orders.
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
        List<Finding> warnings) {

    public OrderSummary {
        warnings = List.copyOf(warnings);
    }
}
