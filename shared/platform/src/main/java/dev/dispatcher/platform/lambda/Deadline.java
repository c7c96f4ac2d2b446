package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.util.function.LongSupplier;

/// How long an invocation may still last. Lambda ends it then, wherever it is.
public final class Deadline {

    private final LongSupplier millisLeft;

    private Deadline(LongSupplier millisLeft) {
        this.millisLeft = millisLeft;
    }

    /// The one Lambda has set for the running invocation.
    public static Deadline of(Context context) {
        return new Deadline(context::getRemainingTimeInMillis);
    }

    /// One of our own, from now on.
    public static Deadline in(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return new Deadline(() -> (end - System.nanoTime()) / 1_000_000);
    }

    /// Zero when it has passed.
    public Duration left() {
        return Duration.ofMillis(Math.max(0, millisLeft.getAsLong()));
    }

    public boolean hasLeft(Duration time) {
        return left().compareTo(time) >= 0;
    }

    @Override
    public String toString() {
        return "Deadline[left=" + left() + "]";
    }
}
