package dev.dispatcher.events;

import java.util.Locale;

/// Where an event is in its life. The last two are ends; only a person, or a redrive, opens `FAILED` again.
public enum EventStatus {
    QUEUED,
    PROCESSING,
    PROCESSED,
    FAILED;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EventStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
