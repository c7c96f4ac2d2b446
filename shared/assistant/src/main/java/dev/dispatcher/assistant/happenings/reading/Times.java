package dev.dispatcher.assistant.happenings.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Times as forges write them: `2026-01-05 09:24:40 UTC`, `2026-01-05 09:24:40 +0100`, and RFC 3339.
public final class Times {

    private static final List<DateTimeFormatter> SPELLINGS = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSS] Z", Locale.ROOT),
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS]Z", Locale.ROOT));

    private Times() {}

    public static @Nullable Instant parse(String text) {
        var spelled = text.replace(" UTC", " +0000");
        for (var spelling : SPELLINGS) {
            try {
                return OffsetDateTime.parse(spelled, spelling).toInstant();
            } catch (DateTimeException _) {
                // the next spelling may fit
            }
        }
        return null;
    }

    /// The newest of those that are known; the beginning of time when none is.
    public static Instant newest(@Nullable Instant... times) {
        return Arrays.stream(times)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
