package dev.dispatcher.assistant.happenings.reading;

import java.util.regex.Pattern;

/// What is left of Markdown without code and quotations.
final class WithoutCode {

    private static final Pattern FENCE = Pattern.compile(" {0,3}(?<fence>`{3,}|~{3,}|>{3,})(?<info>.*)");
    private static final Pattern QUOTED = Pattern.compile(" {0,3}>.*");

    private WithoutCode() {}

    static String of(String markdown) {
        var prose = new StringBuilder();
        var fence = "";
        for (var line : markdown.split("\\R", -1)) {
            var matcher = FENCE.matcher(line);
            boolean isFence = matcher.matches() && isFence(matcher.group("fence"), matcher.group("info"));
            if (!fence.isEmpty()) {
                boolean closes = isFence
                        && matcher.group("fence").startsWith(fence)
                        && matcher.group("info").isBlank();
                if (closes) fence = "";
            } else if (isFence) {
                fence = matcher.group("fence");
            } else if (!QUOTED.matcher(line).matches()) {
                prose.append(line);
            }
            prose.append('\n');
        }
        return withoutSpans(prose.toString());
    }

    /// Three backticks in the middle of a line are code of one line; `>>> text` is a quoted line like any other.
    private static boolean isFence(String fence, String info) {
        return switch (fence.charAt(0)) {
            case '`' -> info.indexOf('`') < 0;
            case '>' -> info.isBlank();
            default -> true;
        };
    }

    /// A span begins with some backticks and ends with as many. Those that never end are plain text.
    private static String withoutSpans(String text) {
        var plain = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '`') {
                plain.append(text.charAt(at++));
                continue;
            }
            int ticks = ticks(text, at);
            int end = end(text, at + ticks, ticks);
            plain.append(' ');
            at = end < 0 ? at + ticks : end;
        }
        return plain.toString();
    }

    /// Behind the end of the span, within this paragraph; or negative.
    private static int end(String text, int from, int ticks) {
        int at = from;
        while (at < text.length() && !text.startsWith("\n\n", at)) {
            if (text.charAt(at) != '`') {
                at++;
                continue;
            }
            int length = ticks(text, at);
            if (length == ticks) return at + length;
            at += length;
        }
        return -1;
    }

    private static int ticks(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') end++;
        return end - at;
    }
}
