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

    private final Sentence words;

    Cause(String en, String ru) {
        words = new Sentence(en, ru);
    }

    /// As it is on record and in the API.
    String word() {
        return words.en();
    }

    Sentence canceled() {
        return new Sentence("Canceled: " + words.en() + ".", "Отменено: " + words.ru() + ".");
    }

    static @Nullable Cause read(@Nullable String word) {
        return Optional.ofNullable(word)
                .flatMap(known -> Arrays.stream(values())
                        .filter(cause -> cause.word().equals(known))
                        .findFirst())
                .orElse(null);
    }
}
