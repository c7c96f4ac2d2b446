package dev.dispatcher.functions.api.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Percent-encoding, taken at its word: what is malformed, not UTF-8 or holds U+0000 is nothing.
final class Percent {

    // Without the plus: the framework would read it as a blank.
    private static final String UNRESERVED = "-._~/:@!$&'()*,;=";
    private static final int HEX = 16;

    private Percent() {}

    static Optional<String> decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int value = i + 2 < text.length() ? hex(text.charAt(i + 1), text.charAt(i + 2)) : -1;
                if (value <= 0) return Optional.empty();
                bytes.write(value);
                i += 2;
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
                bytes.writeBytes(text.substring(i, i + 2).getBytes(StandardCharsets.UTF_8));
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return Optional.empty();
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return utf8(bytes.toByteArray());
    }

    /// A path that every parser of URIs reads the same way.
    static String encode(String path) {
        var encoded = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) encoded.append(c);
            else encoded.append("%%%02X".formatted(b & 0xFF));
        }
        return encoded.toString();
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static int hex(char high, char low) {
        int first = high < 128 ? Character.digit(high, HEX) : -1;
        int second = low < 128 ? Character.digit(low, HEX) : -1;
        return first < 0 || second < 0 ? -1 : first * HEX + second;
    }
}
