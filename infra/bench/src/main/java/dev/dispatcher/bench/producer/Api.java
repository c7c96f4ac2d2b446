package dev.dispatcher.bench.producer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// The HTTP API of the system that orders are sent to.
final class Api implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    Api(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /// Whether it is there and knows the token, before anything is sent.
    void check() {
        get("/orders?limit=1");
    }

    /// The status of the answer.
    int post(String order) {
        return call(request("/orders?keep=true")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order)))
                .statusCode();
    }

    JsonNode get(String path) {
        var answer = call(request(path).GET());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "The system answers %d to %s: %s".formatted(answer.statusCode(), path, answer.body()));
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    private java.net.http.HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(url + " does not answer.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
