package dev.dispatcher.scripts;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.time.Duration;

/// What a command gets that does not say otherwise, and how much is kept of what a script writes to one stream.
public record ScriptsConfig(Duration timeLimit, Duration grace, int outputBytesMax) {

    private static final int OUTPUT_LEAST = 128 * 1024;

    /// An agent has to hold as much of each stream, and the table checks it.
    private static final int OUTPUT_MOST = 10 * 1024 * 1024;

    public ScriptsConfig {
        if (timeLimit.compareTo(NewCommand.TIME_LIMIT_MAX) > 0 || timeLimit.toSeconds() < 1) {
            throw new Misconfigured("SCRIPT_TIME_LIMIT must be from 1s to 24h.");
        }
        if (grace.compareTo(NewCommand.GRACE_MAX) > 0) throw new Misconfigured("SCRIPT_GRACE must be 100s at most.");
    }

    public static ScriptsConfig from(Settings settings) {
        return new ScriptsConfig(
                settings.duration("SCRIPT_TIME_LIMIT", Duration.ofMinutes(15)),
                settings.duration("SCRIPT_GRACE", Duration.ofSeconds(10)),
                settings.number("SCRIPT_OUTPUT_BYTES_MAX", OUTPUT_MOST, OUTPUT_LEAST, OUTPUT_MOST));
    }
}
