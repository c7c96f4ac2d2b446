package dev.dispatcher.people;

import java.util.Locale;

/// Where a piece of news is in its life.
public enum NewsState {
    WAITING,
    SENT,
    FAILED;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NewsState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
