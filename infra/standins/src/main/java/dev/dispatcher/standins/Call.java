package dev.dispatcher.standins;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One request as it came in. Path and query are still encoded, so that an encoded slash does not divide.
public record Call(String method, String path, String query, Map<String, String> headers, String body) {

    public Call {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    static Call of(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        var uri = exchange.getRequestURI();
        var query = uri.getRawQuery();
        return new Call(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The parts of the path, each decoded by itself.
    public List<String> segments() {
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(Encoded::path)
                .toList();
    }

    /// Whether it asks for a change, as far as its verb says.
    public boolean isMutating() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
