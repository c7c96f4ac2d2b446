package dev.dispatcher.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a user is among users. What an API token may do is another matter.
public enum Role {
    USER,
    ADMIN;

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
