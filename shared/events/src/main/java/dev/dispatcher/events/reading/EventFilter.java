package dev.dispatcher.events.reading;

import dev.dispatcher.events.EventStatus;
import org.jspecify.annotations.Nullable;

/// Which events a list shows; null means any.
public record EventFilter(@Nullable String type, @Nullable EventStatus status) {

    public static final EventFilter ANY = new EventFilter(null, null);

    /// As a condition. The text is made of our own words alone: the type stays a parameter.
    String where() {
        return (type == null ? "TRUE" : "type = ?") + (status == null ? "" : " AND " + condition(status));
    }

    Object[] values(Object... more) {
        return type == null
                ? more
                : java.util.stream.Stream.concat(java.util.stream.Stream.of(type), java.util.stream.Stream.of(more))
                        .toArray();
    }

    /// Written so that the small partial indexes serve the small sets.
    private static String condition(EventStatus status) {
        return switch (status) {
            case QUEUED -> "status = 'queued' AND wake_at IS NOT NULL";
            case PROCESSING -> "status = 'processing' AND wake_at IS NOT NULL";
            case PROCESSED -> "status = 'processed'";
            case FAILED -> "status = 'failed' AND parked_at IS NOT NULL";
        };
    }
}
