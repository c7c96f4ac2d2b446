package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import dev.dispatcher.people.Language;
import org.jspecify.annotations.Nullable;

/// A sentence for the owner of a stand, in each language we speak. Whoever asks our API reads the English one.
public record Sentence(String en, String ru) {

    /// What somebody else has said, whose language is his own.
    static Sentence quoted(String words) {
        return new Sentence(words, words);
    }

    /// GitLab's no, in the words it gave.
    static Sentence refusal(String words) {
        return new Sentence(words, "отказ GitLab: " + words);
    }

    /// As it is on record: in English, and in Russian unless it is somebody else's.
    static @Nullable Sentence of(Row row) {
        var en = row.textOrNull("error");
        var ru = row.textOrNull("error_ru");
        return en == null ? null : new Sentence(en, ru == null ? en : ru);
    }

    static @Nullable String inEnglish(@Nullable Sentence said) {
        return said == null ? null : said.en;
    }

    static @Nullable String inRussian(@Nullable Sentence said) {
        return said == null ? null : said.ru;
    }

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case RU -> ru;
        };
    }
}
