package dev.dispatcher.orders;

import java.util.Locale;

/// The way a message came in.
public enum Source {
    HTTP,
    SQS,
    SNS;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Source of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
