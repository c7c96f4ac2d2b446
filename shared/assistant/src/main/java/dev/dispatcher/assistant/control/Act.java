package dev.dispatcher.assistant.control;

import java.util.Arrays;
import java.util.Locale;

/// What a button does.
public enum Act {
    RUN,
    RETRY,
    STOP,
    PLAY,
    APPROVE,
    MERGE,
    DECLINE,
    MUTE;

    /// The word that the database uses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Act of(String word) {
        return Arrays.stream(values())
                .filter(act -> act.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /// Whether it is done at a forge.
    boolean isForgesBusiness() {
        return this != MUTE;
    }

    /// Whether it is asked about again wherever it is done. Of the others that is up to the branch.
    boolean isGrave() {
        return switch (this) {
            case MERGE, DECLINE, STOP -> true;
            case RUN, RETRY, PLAY, APPROVE, MUTE -> false;
        };
    }
}
