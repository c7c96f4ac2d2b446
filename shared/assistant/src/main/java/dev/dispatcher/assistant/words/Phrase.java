package dev.dispatcher.assistant.words;

import dev.dispatcher.people.Html;
import dev.dispatcher.people.Language;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Something to say, in every language. `{0}` and so on stand for what is known only then.
public interface Phrase {

    Pattern GAP = Pattern.compile("\\{(\\d)}");

    String ru();

    String en();

    /// As Telegram's HTML: whatever is filled in shows as it is.
    default String html(Language language, Object... given) {
        return filled(
                language, given, value -> value instanceof Raw raw ? raw.html() : Html.escape(String.valueOf(value)));
    }

    /// For a button, which knows no HTML.
    default String plain(Language language, Object... given) {
        return filled(language, given, String::valueOf);
    }

    /// In one go: what is filled in may have braces of its own.
    private String filled(Language language, Object[] given, Function<Object, String> written) {
        return GAP.matcher(template(language)).replaceAll(gap -> {
            int index = Integer.parseInt(gap.group(1));
            return Matcher.quoteReplacement(index < given.length ? written.apply(given[index]) : gap.group());
        });
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
