package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.telegram.world.Update;
import dev.dispatcher.standins.telegram.world.Webhook;
import dev.dispatcher.standins.telegram.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// Brings updates to the webhook. One that is refused is brought again, after one second, two, four, up to a minute,
/// and nothing of its chat overtakes it. A call in the answer is made at once.
public final class Courier implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long WAIT_SECONDS_MAX = 60;
    private static final long ASKED_SECONDS_MAX = 3_600;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final World world;
    private final BotApi api;

    public Courier(World world, BotApi api) {
        this.world = world;
        this.api = api;
    }

    /// Brings whatever is due, until nothing is. Answers how many were taken.
    public synchronized int deliver() {
        int taken = 0;
        for (var round = due(); !round.isEmpty(); round = due()) {
            for (var update : round) taken += bring(update) ? 1 : 0;
        }
        return taken;
    }

    private List<Update> due() {
        return world.now(
                now -> world.updates().webhook().isSet() ? world.updates().due(now) : List.<Update>of());
    }

    private boolean bring(Update update) {
        var webhook = world.now(_ -> world.updates().webhook());
        if (!webhook.isSet()) return false;
        try {
            var response = client.send(request(webhook, update), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) return refused(update, response);
            world.now(_ -> {
                world.updates().done(update);
                return update;
            });
            obey(response.body());
            return true;
        } catch (IOException failure) {
            return late(update, wait(update), "Connection failed: " + failure.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return late(update, wait(update), "Interrupted");
        }
    }

    private static HttpRequest request(Webhook webhook, Update update) {
        var request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json");
        if (!webhook.secret().isEmpty()) request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
        return request.POST(BodyPublishers.ofString(update.json().toString())).build();
    }

    private boolean refused(Update update, HttpResponse<String> response) {
        long seconds = response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Math.min(ASKED_SECONDS_MAX, Long.parseLong(text)))
                .orElseGet(() -> wait(update));
        return late(update, seconds, "Wrong response from the webhook: " + response.statusCode());
    }

    private static long wait(Update update) {
        return Math.min(WAIT_SECONDS_MAX, 1L << Math.min(10, update.tries()));
    }

    private boolean late(Update update, long seconds, String why) {
        return world.now(now -> {
            update.postpone(now.plusSeconds(Math.max(1, seconds)));
            world.updates().failed(why);
            return false;
        });
    }

    /// Whatever it is, nobody is told what became of it.
    private void obey(String body) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode call) || !call.has("method")) return;
            var method = call.remove("method").asText();
            if (!method.startsWith("get")) api.answer(method, call);
        } catch (JsonProcessingException _) {
            // An answer that is no call.
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
