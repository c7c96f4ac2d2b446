package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dispatcher.standins.telegram.world.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Telegram's HTML: a few tags, closed in order, and what they make of the text between them.
final class Html {

    private static final Map<String, String> TAGS = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("a", "text_link"),
            Map.entry("blockquote", "blockquote"),
            Map.entry("tg-spoiler", "spoiler"));

    private static final Pattern PIECE = Pattern.compile(
            "<(?<end>/?)(?<tag>[\\w-]*)(?<rest>[^<>]*)>|&(?<name>lt|gt|amp|quot|#\\d{1,7});|(?<text>[^<])|<");
    private static final Pattern HREF = Pattern.compile("\\s+href=\"([^\"]*)\"\\s*");

    private record Open(String tag, int offset, String url) {}

    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder safe = new StringBuilder();
    private final ArrayNode entities = JsonNodeFactory.instance.arrayNode();
    private final Deque<Open> open = new ArrayDeque<>();

    private Html() {}

    static Text parse(String html) {
        var parsed = new Html();
        PIECE.matcher(html).results().forEach(parsed::take);
        if (!parsed.open.isEmpty()) {
            throw wrong("Can't find end tag corresponding to start tag \"%s\""
                    .formatted(parsed.open.peek().tag()));
        }
        return new Text(parsed.plain.toString(), parsed.entities, parsed.safe.toString());
    }

    private void take(MatchResult piece) {
        if (piece.group("text") != null) say(piece.group("text"));
        else if (piece.group("name") != null) say(character(piece.group("name")));
        else if (piece.group("tag") == null) throw wrong("Unclosed start tag at offset " + piece.start());
        else if (piece.group("end").isEmpty()) begin(piece.group("tag"), piece.group("rest"), piece.start());
        else end(piece.group("tag"), piece.start());
    }

    private void say(String text) {
        plain.append(text);
        safe.append(Text.escaped(text));
    }

    private static String character(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            default -> Character.toString(Integer.parseInt(name.substring(1)));
        };
    }

    private void begin(String tag, String rest, int at) {
        if (!TAGS.containsKey(tag)) {
            throw wrong("Unsupported start tag \"%s\" at byte offset %d".formatted(tag, at));
        }
        var href = HREF.matcher(rest);
        var url = tag.equals("a") && href.matches() ? href.group(1).replace("&amp;", "&") : "";
        open.push(new Open(tag, plain.length(), url));
        safe.append(
                url.startsWith("http") ? "<a rel=\"noreferrer\" href=\"" + Text.escaped(url) + "\">" : "<" + tag + ">");
    }

    private void end(String tag, int at) {
        if (open.isEmpty() || !open.peek().tag().equals(tag)) {
            throw wrong("Unexpected end tag \"%s\" at byte offset %d".formatted(tag, at));
        }
        var opened = open.pop();
        safe.append("</").append(tag).append('>');
        if (opened.offset() == plain.length()) return;
        var entity = entities.addObject()
                .put("type", TAGS.get(tag))
                .put("offset", opened.offset())
                .put("length", plain.length() - opened.offset());
        if (!opened.url().isEmpty()) entity.put("url", opened.url());
    }

    private static Refused wrong(String why) {
        return Refused.badRequest("can't parse entities: " + why);
    }
}
