package dev.dispatcher.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// A user of a running system: HTTP with the administrator's token, and plain calls to its queues.
final class Client implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalDispatcher system;
    private final SqsClient sqs;
    private final HttpClient http = HttpClient.newHttpClient();

    Client(LocalDispatcher system) {
        this.system = system;
        this.sqs = SqsClient.builder()
                .endpointOverride(URI.create(system.sqsEndpoint()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
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
        sqs.sendMessage(message -> message.queueUrl(system.queueUrl(queue)).messageBody(body));
    }

    /// The names of all there are.
    List<String> queues() {
        return sqs.listQueues().queueUrls().stream()
                .map(url -> url.substring(url.lastIndexOf('/') + 1))
                .toList();
    }

    /// One message of those that lie in the queue, which hides it for a minute. Waits a second for one.
    Optional<String> take(String queue) {
        return sqs
                .receiveMessage(ask -> ask.queueUrl(system.queueUrl(queue))
                        .maxNumberOfMessages(1)
                        .waitTimeSeconds(1)
                        .visibilityTimeout(60))
                .messages()
                .stream()
                .map(Message::body)
                .findFirst();
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

    @Override
    public void close() {
        sqs.close();
        http.close();
    }
}
