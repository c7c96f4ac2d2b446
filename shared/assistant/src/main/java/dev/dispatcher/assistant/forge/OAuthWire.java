package dev.dispatcher.assistant.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Forms sent to where tokens are made. Those addresses are beside the API and not below it.
public final class OAuthWire {

    private static final Duration CONNECT_MAX = Duration.ofSeconds(3);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    /// What came back: the mistakes of OAuth are answers too.
    public record Reply(int status, JsonNode body) {}

    public Reply post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(form))));
    }

    public Reply send(HttpRequest.Builder request) {
        try (var client = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build()) {
            var asked = request.header("Accept", "application/json")
                    .timeout(ANSWER_MAX)
                    .build();
            var answer = client.send(asked, BodyHandlers.ofString());
            if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
            }
            throw new ForgeFailure.Unanswered("the sign-in answers " + answer.statusCode(), null, null);
        } catch (IOException trouble) {
            // Its message may quote an answer, and an answer may hold a token.
            throw new ForgeFailure.Unanswered(
                    "the sign-in cannot be reached: " + trouble.getClass().getSimpleName(), null, null);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ForgeFailure.Unanswered("interrupted", null, null);
        }
    }

    /// As the part of an address behind the question mark, and as a form.
    public static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
