package dev.dispatcher.functions.api.edge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a body: measured before anybody parses it, and UTF-8 or nothing.
final class Body {

    /// One payload and what stands around it.
    static final int BYTES_MAX = (256 + 16) * 1024;

    /// A batch of them. Lambda itself takes no more than 6 MB.
    static final int BATCH_BYTES_MAX = 5 * 1024 * 1024;

    /// A script of the largest size, each byte of it as an escape.
    static final int SCRIPT_BYTES_MAX = 2 * 1024 * 1024;

    private static final Map<String, Integer> LARGER =
            Map.of("/events/batch", BATCH_BYTES_MAX, "/commands", SCRIPT_BYTES_MAX);

    private Body() {}

    static String of(@Nullable String body, boolean base64, String path) {
        if (body == null) return "";
        int most = LARGER.getOrDefault(path, BYTES_MAX);
        // Four characters of Base64 are three bytes; whatever else is longer than this is too long in any encoding.
        if (body.length() > (base64 ? most / 3 * 4 + 8 : most)) throw tooLarge(most);
        if (base64) return decoded(body, most);
        if (body.length() > most / 3 && body.getBytes(StandardCharsets.UTF_8).length > most) throw tooLarge(most);
        return body;
    }

    private static String decoded(String body, int most) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) {
            throw Received.bad("The body is not proper Base64.");
        }
        if (bytes.length > most) throw tooLarge(most);
        return Percent.utf8(bytes).orElseThrow(() -> Received.bad("The body is not UTF-8."));
    }

    private static Refused tooLarge(int most) {
        return new Refused(Problem.of(
                413,
                "payload_too_large",
                "The body is larger than the %d KiB this route takes.".formatted(most / 1024)));
    }
}
