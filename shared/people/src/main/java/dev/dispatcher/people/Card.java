package dev.dispatcher.people;

/// A message that is kept up to date. The newest content wins; the first showing makes the message, and only that may
/// be heard.
public record Card(String key, Place place, String html, Keyboard keyboard, boolean isSilent) {

    public Card {
        if (key.isBlank()) throw new IllegalArgumentException("a card without a key");
        html = Html.cut(Html.storable(html), Html.TEXT_MAX);
        if (html.isBlank()) throw new IllegalArgumentException("a card that says nothing: " + key);
    }
}
