package dev.dispatcher.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What we speak.
public enum Language {
    RU,
    EN;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> of(String word) {
        return Arrays.stream(values())
                .filter(language -> language.word().equals(word))
                .findFirst();
    }
}
