package dev.dispatcher.webhooks;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One webhook as it came in: the bytes somebody signed, and headers in whatever case they were sent.
public final class HookCall {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    public HookCall(Map<String, String> headers, byte[] body) {
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip);
    }

    byte[] body() {
        return body.clone();
    }

    int size() {
        return body.length;
    }
}
