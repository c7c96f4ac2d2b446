package dev.dispatcher.events.processing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why an attempt did not succeed, as it is written down.
sealed interface Failure {

    String reason();

    /// Another attempt is worth it. `retryAfter` is what the far side asked for, if it did.
    record ForNow(String reason, @Nullable Duration retryAfter) implements Failure {}

    record ForGood(String reason) implements Failure {}

    /// The deadline passed. `isStuck` when the reaction does not even heed its interrupt.
    record TimedOut(String reason, boolean isStuck) implements Failure {}

    default String outcome() {
        return switch (this) {
            case TimedOut _ -> "timed_out";
            case ForNow _, ForGood _ -> "failed";
        };
    }

    default @Nullable Duration retryAfter() {
        return null;
    }

    default boolean isForGood() {
        return switch (this) {
            case ForGood _ -> true;
            case ForNow _, TimedOut _ -> false;
        };
    }
}
