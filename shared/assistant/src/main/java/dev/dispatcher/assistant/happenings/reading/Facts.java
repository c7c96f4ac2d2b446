package dev.dispatcher.assistant.happenings.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Somebody else's JSON, of which any part may be missing or something else. Asking never fails: what is not there is
/// empty, zero or false.
public final class Facts {

    private final JsonNode node;

    public Facts(JsonNode node) {
        this.node = node;
    }

    /// What lies below these names.
    public Facts at(String... names) {
        var place = node;
        for (var name : names) place = place.path(name);
        return new Facts(place);
    }

    public boolean has(String name) {
        return !node.path(name).isMissingNode() && !node.path(name).isNull();
    }

    /// A name, an id, a path: as it is, without characters that cannot be seen.
    public String text(String name) {
        return Prose.line(raw(name), Prose.LINE_MAX);
    }

    /// Several lines, cut where they get too long.
    public String prose(String name) {
        return Prose.lines(raw(name), Prose.PROSE_MAX);
    }

    /// All of it, for who looks for something in it.
    public String raw(String name) {
        return of(node.path(name));
    }

    /// The first that says anything.
    public String first(String... names) {
        for (var name : names) {
            var text = text(name);
            if (!text.isEmpty()) return text;
        }
        return "";
    }

    /// Nothing but a web address: a button with anything else would cost the whole message.
    public String url(String name) {
        var url = raw(name).strip();
        boolean isWeb = url.startsWith("https://") || url.startsWith("http://");
        return isWeb && url.length() <= Prose.URL_MAX && url.chars().noneMatch(c -> c <= ' ') ? url : "";
    }

    public @Nullable Long number(String name) {
        var value = node.path(name);
        if (value.canConvertToLong() && value.isNumber()) return value.asLong();
        return value.isTextual() && value.asText().matches("\\d{1,18}") ? Long.valueOf(value.asText()) : null;
    }

    public long numberOr(String name, long otherwise) {
        var number = number(name);
        return number == null ? otherwise : number;
    }

    public boolean flag(String name) {
        return node.path(name).asBoolean(false);
    }

    public @Nullable Instant time(String name) {
        return Times.parse(raw(name));
    }

    public List<Facts> each(String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(Facts::new)
                .toList();
    }

    /// A list of words.
    public List<String> texts(String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false)
                .map(item -> Prose.line(of(item), Prose.LINE_MAX))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String of(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
