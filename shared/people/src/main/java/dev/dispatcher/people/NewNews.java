package dev.dispatcher.people;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a user is to be told. `key` names it among all news: the same attempt made again says the same key. `kind` is a
/// word for programs, such as `stand.ready`; `metadata` is for them too, and whatever Json can write.
///
/// A log line may hold anything, so a text is made fit for the database here: it must not cost its cause the
/// transaction.
public record NewNews(
        String key, long userId, String kind, Platform platform, String text, Map<String, Object> metadata) {

    /// Longer texts are cut.
    public static final int TEXT_MAX = 8_000;

    public NewNews {
        if (key.isBlank()) throw new IllegalArgumentException("news without a key");
        if (kind.isBlank()) throw new IllegalArgumentException("news of no kind: " + key);
        if (text.isBlank()) throw new IllegalArgumentException("news that says nothing: " + key);
        text = cut(Html.storable(text));
        var fit = new LinkedHashMap<String, Object>();
        metadata.forEach((name, value) -> fit.put(name, value instanceof String words ? Html.storable(words) : value));
        metadata = Map.copyOf(fit);
    }

    private static String cut(String text) {
        if (text.length() <= TEXT_MAX) return text;
        int end = TEXT_MAX - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + '…';
    }
}
