package dev.dispatcher.people;

import java.util.Locale;

/// Where the cause of a piece of news lies.
public enum Platform {
    DISPATCHER,
    GITLAB,
    GITHUB;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Platform of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
