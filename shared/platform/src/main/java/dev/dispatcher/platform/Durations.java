package dev.dispatcher.platform;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as people write them in a settings file.
final class Durations {

    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Durations() {}

    /// Empty for anything that is not a positive duration.
    static Optional<Duration> parse(String text) {
        var match = SHORT.matcher(text);
        if (!match.matches()) return iso(text);
        long amount = Long.parseLong(match.group(1));
        return positive(
                switch (match.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    private static Optional<Duration> iso(String text) {
        try {
            return positive(Duration.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> positive(Duration duration) {
        return duration.isPositive() ? Optional.of(duration) : Optional.empty();
    }
}
