package dev.dispatcher.standins;

import com.sun.net.httpserver.HttpExchange;
import dev.dispatcher.platform.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// One response, to be sent.
public record Answer(int status, Map<String, String> headers, String body) {

    private static final String TYPE = "Content-Type";
    private static final int NO_CONTENT = 204;

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, Object content) {
        return new Answer(status, Map.of(TYPE, "application/json"), Json.write(content));
    }

    public static Answer text(int status, String content) {
        return new Answer(status, Map.of(TYPE, "text/plain"), content);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    public Answer with(String header, String value) {
        return with(Map.of(header, value));
    }

    /// Those that are there already give way.
    public Answer with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }

    public Answer withBody(String other) {
        return new Answer(status, headers, other);
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        var content = body.getBytes(StandardCharsets.UTF_8);
        boolean isBodiless = exchange.getRequestMethod().equals("HEAD") || status == NO_CONTENT || content.length == 0;
        exchange.sendResponseHeaders(status, isBodiless ? -1 : content.length);
        if (!isBodiless) exchange.getResponseBody().write(content);
    }
}
