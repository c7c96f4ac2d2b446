package dev.dispatcher.people;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Telegram's HTML: a few tags and three characters that must be escaped.
public final class Html {

    /// The most characters a message may have, tags not counted.
    public static final int TEXT_MAX = 4_096;

    /// A tag, a character that is written as one, or a piece of plain text of one character.
    private static final Pattern PIECE = Pattern.compile(
            "<(?<end>/?)(?<name>[a-zA-Z][\\w-]*)[^<>]*>|&(?:lt|gt|amp|quot|#\\d{1,7}|#x[0-9a-fA-F]{1,6});|(?s:.)");

    private Html() {}

    /// Text as text, whatever is in it. Fit for an attribute too.
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    public static String bold(String text) {
        return "<b>" + escape(text) + "</b>";
    }

    public static String italic(String text) {
        return "<i>" + escape(text) + "</i>";
    }

    public static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    public static String link(String url, String text) {
        return "<a href=\"" + escape(url) + "\">" + escape(text) + "</a>";
    }

    /// A person by id, who hears of it.
    public static String mention(long user, String name) {
        return link("tg://user?id=" + user, name);
    }

    /// No longer than `most` characters as Telegram counts them, and every tag closed. Nothing is cut in two that
    /// belongs together: neither a tag, nor an escaped character, nor the halves of an emoji.
    public static String cut(String html, int most) {
        if (html.length() <= most || length(html) <= most) return html;
        var fit = new StringBuilder();
        Deque<String> open = new ArrayDeque<>();
        int room = most - 1;
        var pieces = PIECE.matcher(html);
        while (pieces.find()) {
            var piece = pieces.group();
            if (pieces.group("name") == null) {
                if (room < width(piece)) break;
                room -= width(piece);
            } else if (pieces.group("end").isEmpty()) {
                open.push(pieces.group("name"));
            } else {
                open.pollFirst();
            }
            fit.append(piece);
        }
        fit.append('…');
        while (!open.isEmpty()) fit.append("</").append(open.pop()).append('>');
        return fit.toString();
    }

    /// What is left without the tags, for when Telegram does not understand them.
    public static String plain(String html) {
        var plain = new StringBuilder();
        var pieces = PIECE.matcher(html);
        while (pieces.find()) if (pieces.group("name") == null) plain.append(character(pieces.group()));
        return plain.toString();
    }

    /// What Postgres can keep: no zero, no half of a character.
    static String storable(String text) {
        var fit = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || isHalf(point) ? '\uFFFD' : point)
                .forEach(fit::appendCodePoint);
        return fit.toString();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static int length(String html) {
        int length = 0;
        var pieces = PIECE.matcher(html);
        while (pieces.find()) if (pieces.group("name") == null) length += width(pieces.group());
        return length;
    }

    private static int width(String piece) {
        return character(piece).length();
    }

    private static String character(String piece) {
        return switch (piece) {
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&amp;" -> "&";
            case "&quot;" -> "\"";
            case String number when number.startsWith("&#x") -> point(number.substring(3), 16);
            case String number when number.startsWith("&#") && number.length() > 2 -> point(number.substring(2), 10);
            default -> piece;
        };
    }

    private static String point(String digitsAndSemicolon, int radix) {
        int point = Integer.parseInt(digitsAndSemicolon.substring(0, digitsAndSemicolon.length() - 1), radix);
        return Character.isValidCodePoint(point) ? Character.toString(point) : "\uFFFD";
    }
}
