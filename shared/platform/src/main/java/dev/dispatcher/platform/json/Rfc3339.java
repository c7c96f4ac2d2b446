package dev.dispatcher.platform.json;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times as RFC 3339 writes them, in the years 1 to 9999 and to the microsecond, which is what Postgres keeps.
public final class Rfc3339 {

    private static final Pattern SHAPE = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9}\\d*)?([Zz]|[+-]\\d{2}:\\d{2})", Pattern.DOTALL);
    private static final Pattern BEYOND_NANOS = Pattern.compile("(\\.\\d{9})\\d+");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int LONGEST = 64;

    private Rfc3339() {}

    public static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST || !SHAPE.matcher(text).matches()) return Optional.empty();
        try {
            var readable = BEYOND_NANOS.matcher(text.toUpperCase(Locale.ROOT)).replaceFirst("$1");
            var time = OffsetDateTime.parse(readable).toInstant().truncatedTo(ChronoUnit.MICROS);
            return time.isBefore(FIRST) || !time.isBefore(END) ? Optional.empty() : Optional.of(time);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
