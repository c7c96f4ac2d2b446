package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Times as GitLab writes them: one way in answers, another in webhooks.
public final class Times {

    private static final DateTimeFormatter ANSWER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter WEBHOOK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final double MILLIS = 1_000;

    private Times() {}

    public static String answer(Instant time) {
        return ANSWER.format(time);
    }

    public static @Nullable String answer(Optional<Instant> time) {
        return time.map(ANSWER::format).orElse(null);
    }

    public static String webhook(Instant time) {
        return WEBHOOK.format(time);
    }

    public static @Nullable String webhook(Optional<Instant> time) {
        return time.map(WEBHOOK::format).orElse(null);
    }

    public static @Nullable Double seconds(Optional<Duration> duration) {
        return duration.map(time -> time.toMillis() / MILLIS).orElse(null);
    }

    public static @Nullable Long wholeSeconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }
}
