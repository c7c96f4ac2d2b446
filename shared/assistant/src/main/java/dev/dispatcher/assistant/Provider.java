package dev.dispatcher.assistant;

import dev.dispatcher.people.Platform;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose software a forge runs.
public enum Provider {
    GITLAB,
    GITHUB;

    /// The word that events, the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What people call it.
    public String title() {
        return switch (this) {
            case GITLAB -> "GitLab";
            case GITHUB -> "GitHub";
        };
    }

    public static Optional<Provider> of(String word) {
        return Arrays.stream(values())
                .filter(provider -> provider.word().equals(word))
                .findFirst();
    }

    public Platform platform() {
        return switch (this) {
            case GITLAB -> Platform.GITLAB;
            case GITHUB -> Platform.GITHUB;
        };
    }
}
