package dev.dispatcher.events;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What happens because of an event of one type. A thrown exception counts as `Unavailable`.
public interface Reaction {

    String type();

    Result to(Delivery delivery);

    /// What the reaction came to.
    sealed interface Result {}

    /// It went through. `writes` run after the fenced completion, in its transaction: both or neither.
    record Done(Writes writes) implements Result {

        public static final Done NOTHING_TO_WRITE = new Done(Writes.NONE);
    }

    /// Not now. Another attempt is worth it, perhaps not before `retryAfter`.
    record Unavailable(String reason, @Nullable Duration retryAfter) implements Result {

        public Unavailable(String reason) {
            this(reason, null);
        }
    }

    /// Never. Another attempt would end the same way.
    record Refused(String reason) implements Result {}

    /// Rows of ours that belong to the completion. No other system is called in here.
    @FunctionalInterface
    interface Writes {

        Writes NONE = () -> {};

        void write();
    }
}
