package dev.dispatcher.scripts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A script to be saved, of any text. Null stands for what the configuration says.
public record NewCommand(
        @Nullable String name,
        String script,
        @Nullable Duration timeLimit,
        @Nullable Duration idleLimit,
        @Nullable Duration grace,
        Environment environment) {

    /// The largest script, in bytes of UTF-8.
    public static final int SCRIPT_BYTES_MAX = 256 * 1024;

    public static final int NAME_MAX = 200;
    public static final Duration TIME_LIMIT_MAX = Duration.ofHours(24);

    /// With it, the flush and the way out, a task ends within the two minutes that ECS leaves one.
    public static final Duration GRACE_MAX = Duration.ofSeconds(100);

    public static boolean isTooLarge(String script) {
        return script.length() > SCRIPT_BYTES_MAX || bytes(script).length > SCRIPT_BYTES_MAX;
    }

    byte[] bytes() {
        return bytes(script);
    }

    private static byte[] bytes(String script) {
        return script.getBytes(StandardCharsets.UTF_8);
    }
}
