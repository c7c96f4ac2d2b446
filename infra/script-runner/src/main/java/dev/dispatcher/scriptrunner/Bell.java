package dev.dispatcher.scriptrunner;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where everybody rings who has something to say to whoever watches over the script.
final class Bell {

    private @Nullable String stop;
    private @Nullable Duration grace;
    private boolean fenced;
    private int rings;

    /// Somebody wants the script stopped. The first reason counts, the last grace does.
    synchronized void stop(String reason, @Nullable Duration shortened) {
        if (stop == null) stop = reason;
        if (shortened != null) grace = shortened;
        ring();
    }

    /// The process is no longer ours to tell about.
    synchronized void fence() {
        fenced = true;
        ring();
    }

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    synchronized Optional<String> stopReason() {
        return Optional.ofNullable(stop);
    }

    synchronized Duration graceOr(Duration otherwise) {
        return grace == null ? otherwise : grace;
    }

    synchronized boolean isFenced() {
        return fenced;
    }

    /// How often it has rung. Asked before looking round, so that nothing said meanwhile is missed.
    synchronized int heard() {
        return rings;
    }

    /// Until it has rung since or the time is over, whichever comes first.
    synchronized void await(int heard, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); heard == rings && left > 0; ) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }
}
