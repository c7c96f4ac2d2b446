package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;

/// A job says one word for a while.
public record Phase(String word, Duration lasting) {

    /// Longer than any test waits.
    public static final Duration FOREVER = Duration.ofDays(36_500);
}
