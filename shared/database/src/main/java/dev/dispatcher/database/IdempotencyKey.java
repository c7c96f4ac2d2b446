package dev.dispatcher.database;

import java.util.UUID;
import java.util.regex.Pattern;

/// The name a client gave to one request, so that it may be repeated. It counts for one token on one route.
public record IdempotencyKey(UUID token, String route, String key) {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    public IdempotencyKey {
        if (!isWellFormed(key)) throw new IllegalArgumentException("not an idempotency key");
    }

    /// 1 to 255 visible characters.
    public static boolean isWellFormed(String key) {
        return VISIBLE.matcher(key).matches();
    }
}
