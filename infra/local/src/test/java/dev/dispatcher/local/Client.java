package dev.dispatcher.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// A user of a running system: HTTP with the administrator's token, and plain calls to its queues.
final class Client implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalDispatcher system;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(LocalDispatcher system) {
        this.system = system;
    }

    /// What came back.
    record Answer(int status, JsonNode body) {}

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Types it into the page of the stand-in Telegram.
    int say(int telegramPort, String person, String text) {
        var page = URI.create("http://127.0.0.1:" + telegramPort + "/page/say");
        var words = JSON.createObjectNode().put("person", person).put("text", text);
        return send(HttpRequest.newBuilder(page)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(words.toString())))
                .status();
    }

    int delete(String path) {
        return send(request(path).DELETE()).status();
    }

    byte[] bytes(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /// The id of a stored event.
    String publish(String type, String payload) {
        var answer = post("/events", "{\"type\":\"%s\",\"payload\":%s}".formatted(type, payload));
        if (answer.status() != 201) throw new AssertionError(answer.toString());
        return answer.body().get("id").asText();
    }

    JsonNode event(String id) {
        return get("/events/" + id).body();
    }

    /// The event once it has this status.
    JsonNode await(String id, String status) {
        var seen = new AtomicReference<JsonNode>(JSON.nullNode());
        Eventually.eventually(id + " is " + status, PATIENCE, () -> {
            seen.set(event(id));
            return status.equals(seen.get().path("status").asText());
        });
        return seen.get();
    }

    /// The newest event of a type, once there is one with this status.
    JsonNode awaitNewest(String type, String status) {
        var list = "/events?limit=1&type=" + type + "&status=" + status;
        Eventually.eventually(
                list, PATIENCE, () -> get(list).body().path("data").size() == 1);
        return get(list).body().path("data").get(0);
    }

    void enqueue(String queue, String body) {
        sqs(system.queueUrl(queue) + "?Action=SendMessage&MessageBody="
                + URLEncoder.encode(body, StandardCharsets.UTF_8));
    }

    String sqs(String url) {
        return text(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.baseUrl() + path))
                .header("Authorization", "Bearer " + system.adminToken());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
    }

    private String text(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
