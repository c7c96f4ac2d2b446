package dev.dispatcher.people;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said once: `key` names it among all news, and the same key says it only once. `html` is Telegram's HTML, and
/// is cut where Telegram would refuse it. `repliesTo` is the key of a card.
public record Message(
        String key,
        Place place,
        String kind,
        Platform platform,
        String html,
        Keyboard keyboard,
        boolean isSilent,
        @Nullable String repliesTo,
        Map<String, Object> metadata) {

    public Message {
        if (key.isBlank()) throw new IllegalArgumentException("a message without a key");
        if (kind.isBlank()) throw new IllegalArgumentException("a message of no kind: " + key);
        html = Html.cut(Html.storable(html), Html.TEXT_MAX);
        if (html.isBlank()) throw new IllegalArgumentException("a message that says nothing: " + key);
        var fit = new LinkedHashMap<String, Object>();
        metadata.forEach((name, value) -> fit.put(name, value instanceof String words ? Html.storable(words) : value));
        metadata = Map.copyOf(fit);
    }
}
