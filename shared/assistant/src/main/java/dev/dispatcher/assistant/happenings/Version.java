package dev.dispatcher.assistant.happenings;

import java.time.Instant;
import java.util.Comparator;

/// How new a state is. Webhooks overtake each other, so the newer state counts and not the later webhook.
public record Version(int attempt, Instant at) implements Comparable<Version> {

    private static final Comparator<Version> ORDER =
            Comparator.comparingInt(Version::attempt).thenComparing(Version::at);

    /// Older than any other.
    public static final Version NONE = new Version(0, Instant.EPOCH);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
