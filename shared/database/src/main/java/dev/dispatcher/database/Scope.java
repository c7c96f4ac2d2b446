package dev.dispatcher.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an API token may do. `ADMIN` may do everything.
public enum Scope {
    READ,
    EVENTS,
    ORDERS,
    SCRIPTS,
    STANDS,
    ADMIN;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
