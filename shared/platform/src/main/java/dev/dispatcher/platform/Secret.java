package dev.dispatcher.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value nobody should see. It is read when it is used, kept for a few minutes, and never printed.
public final class Secret {

    static final Duration KEPT = Duration.ofMinutes(5);

    private final String name;
    private final Supplier<String> source;
    private final Clock clock;
    private @Nullable Held held;

    Secret(String name, Supplier<String> source, Clock clock) {
        this.name = name;
        this.source = source;
        this.clock = clock;
    }

    /// The value itself. While its store is out of reach, the last known one.
    public synchronized String reveal() {
        var known = held;
        var now = clock.instant();
        if (known != null && now.isBefore(known.until)) return known.value;
        var value = known == null ? source.get() : renewed(known.value);
        held = new Held(value, now.plus(KEPT));
        return value;
    }

    /// The next use reads it again.
    public synchronized void forget() {
        held = null;
    }

    private String renewed(String last) {
        try {
            return source.get();
        } catch (RemoteFailure _) {
            // A rotated secret is refused by whoever checks it; an outage of the store should not be one of ours.
            return last;
        }
    }

    @Override
    public String toString() {
        return "Secret[" + name + "]";
    }

    private record Held(String value, Instant until) {

        @Override
        public String toString() {
            return "Held[until=" + until + "]";
        }
    }
}
