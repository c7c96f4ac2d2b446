package dev.dispatcher.orders.quarantine;

import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.platform.json.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a message did not become an order. `kind` is a word of the API and the database.
public record Refusal(String kind, @Nullable String uid, List<Finding> problems) {

    public Refusal {
        problems = List.copyOf(problems);
    }

    /// Empty for what became an order, or was one.
    public static Optional<Refusal> of(Outcome outcome) {
        return switch (outcome) {
            case Accepted _, Duplicate _ -> Optional.empty();
            case Conflict conflict -> Optional.of(new Refusal("conflict", conflict.uid(), conflict.problems()));
            case Invalid(var uid, var problems) -> Optional.of(new Refusal("invalid", uid, problems));
            case Unparseable(var problems) -> Optional.of(new Refusal("unparseable", null, problems));
        };
    }
}
