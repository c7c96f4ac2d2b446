package dev.dispatcher.local;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Secrets that went in, to be looked for where they must not come out: as they are, and as bytes are shown.
final class Canaries {

    private final Map<String, String> secrets = new LinkedHashMap<>();

    String add(String name, String secret) {
        if (secret.length() < 16) throw new IllegalArgumentException(name + " is too short to be found");
        secrets.put(name + " " + secrets.size(), secret);
        return secret;
    }

    boolean areIn(String text) {
        return secrets.values().stream().anyMatch(secret -> isIn(text, secret));
    }

    private static boolean isIn(String text, String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        return text.contains(secret)
                || text.contains(HexFormat.of().formatHex(bytes))
                || text.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
}
