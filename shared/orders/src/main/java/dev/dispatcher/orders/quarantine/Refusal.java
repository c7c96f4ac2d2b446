package dev.dispatcher.orders.quarantine;

import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.platform.json.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a message did not become an order.
public record Refusal(Kind kind, @Nullable String uid, List<Finding> problems) {

    public Refusal {
        problems = List.copyOf(problems);
    }

    /// What is wrong with a message as a whole.
    public enum Kind {
        CONFLICT,
        INVALID,
        UNPARSEABLE;

        /// The word that the API and the database use.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Empty for what became an order, or was one.
    public static Optional<Refusal> of(Outcome outcome) {
        return switch (outcome) {
            case Accepted _, Duplicate _ -> Optional.empty();
            case Conflict conflict -> Optional.of(new Refusal(Kind.CONFLICT, conflict.uid(), conflict.problems()));
            case Invalid(var uid, var problems) -> Optional.of(new Refusal(Kind.INVALID, uid, problems));
            case Unparseable(var problems) -> Optional.of(new Refusal(Kind.UNPARSEABLE, null, problems));
        };
    }
}
