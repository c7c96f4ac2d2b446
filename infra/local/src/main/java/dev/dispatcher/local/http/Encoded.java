package dev.dispatcher.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Percent-encoded text, decoded. In a path, unlike in a query, a plus is a plus.
final class Encoded {

    private Encoded() {}

    static String path(String text) {
        return query(text.replace("+", "%2B"));
    }

    static String query(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text; // a lone percent sign means itself
        }
    }
}
