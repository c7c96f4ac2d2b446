package dev.dispatcher.local;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells whoever waits what has been started, and how long it took.
final class Progress {

    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    static Progress untold() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    <T> T step(String name, Supplier<T> work) {
        long before = System.nanoTime();
        var result = work.get();
        line(name, seconds(before));
        return result;
    }

    void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return name;
        });
    }

    void line(String name, String text) {
        out.printf("  %-12s %s%n", name, text);
    }

    /// Since this began.
    String elapsed() {
        return seconds(start);
    }

    private static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / NANOS);
    }
}
