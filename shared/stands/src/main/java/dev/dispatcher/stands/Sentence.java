package dev.dispatcher.stands;

import dev.dispatcher.people.Language;

/// A sentence for the owner of a stand, in each language we speak. What is on record is the English one.
public record Sentence(String en, String ru) {

    /// What somebody else has said, whose language is his own.
    static Sentence quoted(String words) {
        return new Sentence(words, words);
    }

    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case RU -> ru;
        };
    }
}
