package dev.dispatcher.testing;

import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for a condition, with a bound: tests never sleep for luck.
public final class Eventually {

    private static final long GLANCE_MILLIS = 10;

    private Eventually() {}

    public static void eventually(String what, Duration bound, BooleanSupplier condition) {
        if (!isMet(bound, condition)) throw new AssertionError("not within " + bound + ": " + what);
    }

    /// For what is still missing, which is told if it does not come.
    public static void eventuallyNone(Duration bound, Supplier<? extends Collection<?>> missing) {
        if (!isMet(bound, () -> missing.get().isEmpty())) {
            throw new AssertionError("after " + bound + " still: " + missing.get());
        }
    }

    private static boolean isMet(Duration bound, BooleanSupplier condition) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) return false;
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}
