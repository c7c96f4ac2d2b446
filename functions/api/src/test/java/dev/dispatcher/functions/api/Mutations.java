package dev.dispatcher.functions.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Spoils requests, always in the same way for the same seed.
final class Mutations {

    private static final List<String> SPLINTERS = List.of(
            "\u0000",
            "\\u0000",
            "\\ud800",
            "\ud800",
            "\udc00",
            "\uFEFF",
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "1e999999",
            "-",
            "NaN",
            "\n",
            "\r\n",
            "%",
            "%00",
            "%zz",
            "%ff",
            "&",
            "=",
            "?",
            "#",
            "/",
            "//",
            "..",
            ";",
            "+",
            "😀",
            "é",
            "\u202e",
            "true",
            "'",
            "{}",
            "[]",
            "[null]",
            "\"\"",
            "0",
            "-0",
            "99999999999999999999",
            "0.1",
            "2026-13-01T00:00:00Z",
            "\t",
            "\u007f",
            "{{x}}",
            "${x}",
            "x".repeat(300),
            "[".repeat(100),
            "\"type\":1,",
            "\"payload\":",
            "created_at",
            "*/*",
            "q=",
            "application/problem+json",
            "bearer");

    private static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "get", "", "BREW", "💥");

    private static final List<String> HEADERS = List.of(
            "content-type",
            "accept",
            "authorization",
            "idempotency-key",
            "accept-encoding",
            "accept-language",
            "cookie",
            "origin",
            "content-length",
            "transfer-encoding",
            "expect",
            "x-forwarded-for",
            "if-none-match",
            "range",
            "connection",
            "upgrade",
            "access-control-request-method",
            "host",
            "x-http-method-override",
            "",
            "x\ny");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    Call of(Call call) {
        var spoilt = call;
        for (int i = random.nextInt(3); i >= 0; i--) spoilt = once(spoilt);
        return spoilt;
    }

    private Call once(Call call) {
        var body = call.body() == null ? "" : call.body();
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> new Call(call.method(), call.target(), call.headers(), text(body), call.base64());
            case 3 -> new Call(call.method(), text(call.target()), call.headers(), call.body(), call.base64());
            case 4 ->
                new Call(
                        call.method(),
                        call.target() + (call.target().contains("?") ? "&" : "?") + text("type=x&limit=3"),
                        call.headers(),
                        call.body(),
                        call.base64());
            case 5 -> new Call(any(METHODS), call.target(), call.headers(), call.body(), call.base64());
            case 6 -> header(call);
            case 7 -> call.without(any(HEADERS));
            default -> call.bytes(bytes(body));
        };
    }

    private Call header(Call call) {
        var name = any(HEADERS);
        var value = call.headers().getOrDefault(name, "");
        return call.header(name, random.nextBoolean() ? text(value) : any(SPLINTERS));
    }

    private String text(String text) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        int end = Math.min(text.length(), at + random.nextInt(8));
        return switch (random.nextInt(5)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + text.substring(end);
            case 2 -> text.substring(0, at) + any(SPLINTERS) + text.substring(end);
            case 3 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(at);
            default -> text.substring(0, at) + any(SPLINTERS) + text.substring(at);
        };
    }

    private byte[] bytes(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextBoolean()) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        return bytes;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
