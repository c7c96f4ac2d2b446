package dev.dispatcher.scripts;

import dev.dispatcher.platform.Settings;
import java.time.Duration;

/// What a command gets that does not say otherwise, and how much is kept of what a script writes to one stream.
public record ScriptsConfig(Duration timeLimit, Duration grace, int outputBytesMax) {

    private static final int LEAST = 128 * 1024;
    private static final int OTHERWISE = 10 * 1024 * 1024;
    private static final int MOST = 100 * 1024 * 1024;

    public static ScriptsConfig from(Settings settings) {
        return new ScriptsConfig(
                settings.duration("SCRIPT_TIME_LIMIT", Duration.ofMinutes(15)),
                settings.duration("SCRIPT_GRACE", Duration.ofSeconds(10)),
                settings.number("SCRIPT_OUTPUT_BYTES_MAX", OTHERWISE, LEAST, MOST));
    }
}
