package dev.dispatcher.assistant.happenings.reading;

/// Text of strangers, made fit to be shown to others.
public final class Prose {

    public static final int LINE_MAX = 300;
    static final int PROSE_MAX = 1_500;
    static final int URL_MAX = 1_000;

    private Prose() {}

    /// One line, at most so many characters.
    public static String line(String text, int most) {
        return cut(visible(text).replaceAll("\\s+", " ").strip(), most);
    }

    /// Several lines, at most so many characters.
    public static String lines(String text, int most) {
        return cut(visible(text).replace("\r", "").replaceAll("\n{3,}", "\n\n").strip(), most);
    }

    /// The first line: of a commit message, its title.
    public static String firstLine(String text) {
        return line(text.strip().lines().findFirst().orElse(""), LINE_MAX);
    }

    /// Never half of a character.
    public static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end).stripTrailing() + '…';
    }

    /// Without what nobody sees: control characters, halves of characters, and the marks that turn the direction of
    /// writing, with which a name could pass for another.
    private static String visible(String text) {
        var seen = new StringBuilder(text.length());
        text.codePoints().filter(Prose::isVisible).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isVisible(int point) {
        boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean isControl = Character.isISOControl(point) && point != '\n' && point != '\t';
        return !turns && !isHalf && !isControl;
    }
}
