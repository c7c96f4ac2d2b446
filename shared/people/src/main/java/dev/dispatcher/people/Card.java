package dev.dispatcher.people;

import org.jspecify.annotations.Nullable;

/// A message that is kept up to date. The newest content wins; the first showing makes the message, and only that may
/// be heard. `repliesTo` is the card its message answers when it is made.
public record Card(
        String key,
        Place place,
        String html,
        Keyboard keyboard,
        boolean isSilent,
        @Nullable String repliesTo) {

    public Card(String key, Place place, String html, Keyboard keyboard, boolean isSilent) {
        this(key, place, html, keyboard, isSilent, null);
    }

    public Card {
        if (key.isBlank()) throw new IllegalArgumentException("a card without a key");
        html = Html.cut(Html.storable(html), Html.TEXT_MAX);
        if (html.isBlank()) throw new IllegalArgumentException("a card that says nothing: " + key);
    }
}
