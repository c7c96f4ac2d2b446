package dev.dispatcher.local.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// A request's body inside an event: as it is when it is text, else in Base64.
record Body(String text, boolean isBase64) {

    private static final Pattern TEXT = Pattern.compile("|text/.*|application/(.*\\+)?(json|xml|javascript)");

    static Body of(byte[] content, String contentType) {
        var type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!TEXT.matcher(type).matches()) return encoded(content);
        try {
            return new Body(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(content))
                            .toString(),
                    false);
        } catch (CharacterCodingException _) {
            return encoded(content);
        }
    }

    private static Body encoded(byte[] content) {
        return new Body(Base64.getEncoder().encodeToString(content), content.length > 0);
    }
}
