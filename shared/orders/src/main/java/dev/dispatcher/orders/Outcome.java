package dev.dispatcher.orders;

import dev.dispatcher.platform.json.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a message that should be an order.
public sealed interface Outcome {

    /// It is an order now, and was none before.
    record Accepted(TakenOrder order) implements Outcome {}

    /// It has been one already, with the same content.
    record Duplicate(TakenOrder order) implements Outcome {}

    /// There is an order of this id with another content. The first one stays.
    record Conflict(String uid) implements Outcome {

        /// As the quarantine and the API put it.
        public List<Finding> problems() {
            return List.of(new Finding("/order_uid", "belongs to an order with another content."));
        }
    }

    /// It is JSON and no order. `uid` is the id it gives itself, if it has one.
    record Invalid(@Nullable String uid, List<Finding> problems) implements Outcome {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// It is not JSON, or JSON that means several things.
    record Unparseable(List<Finding> problems) implements Outcome {

        public Unparseable {
            problems = List.copyOf(problems);
        }
    }
}
