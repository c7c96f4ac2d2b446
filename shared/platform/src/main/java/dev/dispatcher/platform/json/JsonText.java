package dev.dispatcher.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Finds what parsers let through and Postgres cannot keep: U+0000 and halves of surrogate pairs, in values and in
/// names. One pass over the text; only a text that is refused is parsed to tell where.
final class JsonText {

    private static final int ESCAPE = 6;
    private static final int HEX = 16;

    private JsonText() {}

    static void check(String text, JsonFactory parsers) {
        int length = text.length();
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            int step = 1;
            if (c == '\\') step = escape(text, at);
            else if (Character.isSurrogate(c)) step = isPair(c, charAt(text, at + 1)) ? 2 : 0;
            if (step == 0) throw refused(text, at, parsers);
            at += step;
        }
    }

    /// How far to go on behind the escape at `at`, zero when it must not be.
    private static int escape(String text, int at) {
        int code = code(text, at);
        if (code < 0) return 2;
        if (code == 0) return 0;
        if (!Character.isSurrogate((char) code)) return ESCAPE;
        int next = code(text, at + ESCAPE);
        return next > 0 && isPair((char) code, (char) next) ? 2 * ESCAPE : 0;
    }

    /// The code of the `\\uXXXX` at this place, negative when there is none.
    private static int code(String text, int at) {
        if (charAt(text, at) != '\\' || charAt(text, at + 1) != 'u' || at + ESCAPE > text.length()) return -1;
        int code = 0;
        for (int i = at + 2; i < at + ESCAPE; i++) {
            int digit = Character.digit(text.charAt(i), HEX);
            if (digit < 0 || text.charAt(i) > 'f') return -1;
            code = code * HEX + digit;
        }
        return code;
    }

    private static boolean isPair(char first, char second) {
        return Character.isSurrogatePair(first, second);
    }

    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static JsonRefused refused(String text, int offset, JsonFactory parsers) {
        var what = text.startsWith("\\u0000", offset) ? "holds the character U+0000." : "holds half a surrogate pair.";
        try (var parser = parsers.createParser(text)) {
            var pointer = "";
            while (parser.nextToken() != null && parser.currentTokenLocation().getCharOffset() <= offset) {
                pointer = pointer(parser);
            }
            return new JsonRefused.Malformed(pointer, what);
        } catch (IOException _) {
            return new JsonRefused.Malformed("The body " + what);
        }
    }

    /// A bad name is told by the object it is in.
    private static String pointer(JsonParser parser) {
        var place = parser.getParsingContext();
        if (parser.hasToken(JsonToken.FIELD_NAME)) place = place.getParent();
        return place.pathAsPointer().toString();
    }
}
