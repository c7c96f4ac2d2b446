package dev.dispatcher.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What became of a delivery, as its poller says.
public enum Report {
    SENT,
    FAILED;

    /// The word that the API uses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Report> of(String word) {
        return Arrays.stream(values())
                .filter(report -> report.word().equals(word))
                .findFirst();
    }
}
