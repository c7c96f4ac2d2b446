package dev.dispatcher.standins.gitlab.world;

import java.util.Locale;

/// When a job starts, by what became of those before it.
public enum When {
    ON_SUCCESS,
    ON_FAILURE,
    ALWAYS,
    MANUAL,
    DELAYED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
