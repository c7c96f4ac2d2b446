package dev.dispatcher.orders.form;

import dev.dispatcher.orders.Source;
import dev.dispatcher.platform.json.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order in good form, not stored yet. A cart has neither track number nor amount.
public record NewOrder(
        Form form,
        Source source,
        String uid,
        String customerId,
        @Nullable String trackNumber,
        @Nullable Long amount,
        @Nullable String currency,
        Instant dateCreated,
        String body,
        List<Finding> warnings) {

    public NewOrder {
        warnings = List.copyOf(warnings);
    }
}
