package dev.dispatcher.orders;

import dev.dispatcher.platform.json.Finding;
import java.time.Instant;
import java.util.List;

/// An order that is stored. `body` is its canonical JSON; what is odd about it, but no reason to refuse it, is a
/// warning.
public record TakenOrder(String uid, String body, List<Finding> warnings, Instant acceptedAt) {

    public TakenOrder {
        warnings = List.copyOf(warnings);
    }
}
