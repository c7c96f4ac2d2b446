package dev.dispatcher.standins;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Percent-encoding, in a path and in a query. They differ in what a plus is.
public final class Encoded {

    private Encoded() {}

    static String path(String text) {
        return query(text.replace("+", "%2B"));
    }

    static String query(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text; // a lone percent sign is what it is
        }
    }

    /// As one segment of a path or one value of a query.
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
