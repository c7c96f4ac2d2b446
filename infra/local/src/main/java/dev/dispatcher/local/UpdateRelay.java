package dev.dispatcher.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fetches updates and brings each to our webhook, as Telegram would if it could reach this machine: one after the
/// other, each until it is taken, and a call in the answer is made.
final class UpdateRelay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(UpdateRelay.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration BREATH = Duration.ofSeconds(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String bot;
    private final String webhook;
    private final String secret;
    private final Thread thread;

    /// `bot` is the address of the Bot API with the token in it, so it is never logged.
    UpdateRelay(String bot, String webhook, String secret) {
        this.bot = bot;
        this.webhook = webhook;
        this.secret = secret;
        this.thread = Thread.ofVirtual().name("telegram-updates").start(this::relay);
    }

    private static String ask(long next) {
        return """
            {"offset": %d, "timeout": 25,
             "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"]}""".formatted(next);
    }

    private void relay() {
        long next = 0;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                var updates =
                        JSON.readTree(call("getUpdates", ask(next)).body()).path("result");
                if (!updates.isArray()) throw new IOException("no updates in the answer");
                for (var update : updates) {
                    bring(update);
                    next = update.path("update_id").asLong() + 1;
                }
            } catch (IOException failure) {
                log.warn("no updates from Telegram: {}", failure.getClass().getSimpleName());
                breathe();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void bring(JsonNode update) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(webhook))
                .header("Content-Type", "application/json")
                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(update.toString()))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) throw new IOException("our webhook answers " + answer.statusCode());
        if (content(answer) instanceof ObjectNode asked && asked.has("method")) {
            call(asked.remove("method").asText(), asked.toString());
        }
    }

    private static JsonNode content(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException _) {
            return JSON.nullNode();
        }
    }

    private HttpResponse<String> call(String method, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(bot + "/" + method))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static void breathe() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        client.shutdownNow();
    }
}
