package dev.dispatcher.standins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.platform.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A caller as any other: what it sends goes over the wire.
public record Http(String base, Map<String, String> headers) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// What came back.
    public record Reply(int status, Map<String, String> headers, String text) {

        public JsonNode json() {
            try {
                return new JsonMapper().readTree(text);
            } catch (IOException failure) {
                throw new AssertionError(text, failure);
            }
        }

        public String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }
    }

    public Http with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Http(base, more);
    }

    public Reply get(String path) throws IOException {
        return send("GET", path, "");
    }

    public Reply delete(String path) throws IOException {
        return send("DELETE", path, "");
    }

    public Reply post(String path) throws IOException {
        return send("POST", path, "");
    }

    public Reply post(String path, Object body) throws IOException {
        return with("Content-Type", "application/json").send("POST", path, Json.write(body));
    }

    public Reply put(String path, Object body) throws IOException {
        return with("Content-Type", "application/json").send("PUT", path, Json.write(body));
    }

    public Reply send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return reply(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Reply(response.statusCode(), headers, response.body());
    }
}
