package dev.dispatcher.webhooks;

import dev.dispatcher.platform.lambda.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// What makes a call the same call when it is sent again.
public final class HookKey {

    private static final int LENGTH_MAX = 100;

    private HookKey() {}

    /// The sender's own, from this header; else a hash of what was sent.
    public static String of(HttpCall call, String header, String event) {
        return call.header(header)
                .filter(key -> !key.isEmpty() && key.length() <= LENGTH_MAX)
                .orElseGet(() -> "sha256:" + hash(event, call));
    }

    private static String hash(String event, HttpCall call) {
        var head = Hmac.sha256(event.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Hmac.of(head, call.body()));
    }
}
