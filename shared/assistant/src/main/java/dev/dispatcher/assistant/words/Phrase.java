package dev.dispatcher.assistant.words;

import dev.dispatcher.people.Html;
import dev.dispatcher.people.Language;

/// Something to say, in every language. `{0}` and so on stand for what is known only then.
public interface Phrase {

    String ru();

    String en();

    /// As Telegram's HTML: whatever is filled in shows as it is.
    default String html(Language language, Object... given) {
        var text = template(language);
        for (int i = 0; i < given.length; i++) {
            var value = given[i] instanceof Raw raw ? raw.html() : Html.escape(String.valueOf(given[i]));
            text = text.replace("{" + i + "}", value);
        }
        return text;
    }

    /// For a button, which knows no HTML.
    default String plain(Language language, Object... given) {
        var text = template(language);
        for (int i = 0; i < given.length; i++) text = text.replace("{" + i + "}", String.valueOf(given[i]));
        return text;
    }

    private String template(Language language) {
        return switch (language) {
            case RU -> ru();
            case EN -> en();
        };
    }

    /// What is HTML already.
    record Raw(String html) {}
}
