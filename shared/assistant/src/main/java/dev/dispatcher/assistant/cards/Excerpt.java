package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.people.Html;

/// The beginning of what somebody wrote, as HTML.
final class Excerpt {

    private Excerpt() {}

    /// A message cannot be empty, so a picture alone is an ellipsis.
    static String of(String text, int most) {
        var start = Prose.lines(text, most);
        return start.isEmpty() ? "…" : Html.escape(start);
    }
}
