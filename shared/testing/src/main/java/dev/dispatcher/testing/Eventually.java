package dev.dispatcher.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for a condition, with a bound: tests never sleep for luck.
public final class Eventually {

    private static final long GLANCE_MILLIS = 10;

    private Eventually() {}

    public static void eventually(String what, Duration bound, BooleanSupplier condition) {
        long end = System.nanoTime() + bound.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("not within " + bound + ": " + what);
            pause();
        }
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
