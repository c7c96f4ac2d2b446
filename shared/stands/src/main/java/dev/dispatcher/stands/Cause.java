package dev.dispatcher.stands;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a run is ended before it is over.
enum Cause {
    ASKED_FOR("asked for", "по просьбе"),
    DELETED("the stand is deleted", "стенд удаляют"),
    TIMEOUT("its time was up", "время вышло"),
    NO_PIPELINE("GitLab has made no pipeline in three tries", "GitLab за три попытки не создал пайплайн");

    private final String en;
    private final String ru;

    Cause(String en, String ru) {
        this.en = en;
        this.ru = ru;
    }

    /// As it is on record and in the API.
    String word() {
        return en;
    }

    Sentence canceled() {
        return new Sentence("Canceled: " + en + ".", "Отменено: " + ru + ".");
    }

    static @Nullable Cause read(@Nullable String word) {
        return Optional.ofNullable(word)
                .flatMap(known -> Arrays.stream(values())
                        .filter(cause -> cause.word().equals(known))
                        .findFirst())
                .orElse(null);
    }
}
