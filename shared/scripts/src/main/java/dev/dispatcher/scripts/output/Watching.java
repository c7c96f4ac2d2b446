package dev.dispatcher.scripts.output;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Waits until a process has written more. Between two looks it holds nothing but its own thread.
@Singleton
public final class Watching {

    public static final Duration WAIT_MAX = Duration.ofSeconds(25);

    static final int WATCHERS_MAX = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /// Of this whole JVM: on one machine several instances of a function share it, and what runs out is threads.
    private static final Semaphore PLACES = new Semaphore(WATCHERS_MAX);

    private final Output output;

    public Watching(Output output) {
        this.output = output;
    }

    /// At once when there is something, when nothing will follow, or when too many wait already.
    public Optional<OutputPage> page(UUID process, long seq, @Nullable Stream stream, Duration wait) {
        var first = output.page(process, seq, stream);
        if (wait.isZero() || isAnswer(first) || !PLACES.tryAcquire()) return first;
        try {
            return watched(process, first, stream, System.nanoTime() + wait.toNanos());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return first;
        } finally {
            PLACES.release();
        }
    }

    /// How many wait right now.
    static int waiting() {
        return WATCHERS_MAX - PLACES.availablePermits();
    }

    private Optional<OutputPage> watched(UUID process, Optional<OutputPage> first, @Nullable Stream stream, long end)
            throws InterruptedException {
        var found = first;
        while (!isAnswer(found) && System.nanoTime() < end) {
            Thread.sleep(BETWEEN_LOOKS);
            // What came on the other stream meanwhile need not be looked at again.
            found = output.page(process, found.orElseThrow().next(), stream);
        }
        return found;
    }

    private static boolean isAnswer(Optional<OutputPage> page) {
        return page.isEmpty() || page.get().eof() || !page.get().chunks().isEmpty();
    }
}
