package dev.dispatcher.local;

import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.webhooks.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// A running system that was given a secret of every kind, the world around it, and what it said to those it refused.
final class WatchedSystem implements AutoCloseable {

    final EchoingWorld world = new EchoingWorld();
    final TestDatabase database = TestPostgres.fresh();
    final List<String> refusals = new ArrayList<>();
    final LocalDispatcher dispatcher;
    final Client client;
    private final HttpClient http = HttpClient.newHttpClient();

    WatchedSystem(Path template) {
        this.dispatcher = LocalDispatcher.start(Launch.forTest(template)
                .with(
                        "DB_DSN",
                        "postgres://postgres:%s@localhost:%d/%s"
                                .formatted(Kind.DATABASE_PASSWORD.secret, database.port(), database.name()))
                .with("PUBLIC_URL", "https://dispatcher.example")
                .with("MAX_RETRIES", "1")
                .with("EVENT_SWEEP_EVERY", "10m")
                .with("TELEGRAM_API_URL", world.url())
                .with("TELEGRAM_BOT_TOKEN", Kind.TELEGRAM_TOKEN.secret)
                .with("GITLAB_API_URL", world.url() + "/api/v4")
                .with("GITLAB_TOKEN", Kind.GITLAB_TOKEN.secret)
                .with("GITLAB_PROJECT_ID", "demo/shop")
                .with("GITLAB_TRIGGER_PIPELINE_TOKEN", Kind.TRIGGER_TOKEN.secret)
                .with("GITHUB_API_URL", world.url())
                .with("GITLAB_OAUTH_CLIENT_ID", "ours")
                .with("GITLAB_OAUTH_CLIENT_SECRET", Kind.APPLICATION_SECRET.secret)
                .with("GITHUB_OAUTH_CLIENT_ID", "ours")
                .with("GITHUB_OAUTH_CLIENT_SECRET", Kind.APPLICATION_SECRET.secret)
                .with("WEBHOOK_MASTER_SECRET", Kind.WEBHOOK_MASTER.secret));
        this.client = new Client(dispatcher);
    }

    Map<String, String> admin() {
        return Map.of("Authorization", "Bearer " + dispatcher.adminToken());
    }

    /// What Telegram sends along.
    String hookSecret() {
        var master = Kind.WEBHOOK_MASTER.secret.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hmac.of(master, "telegram".getBytes(StandardCharsets.UTF_8)));
    }

    void send(String method, String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(dispatcher.baseUrl() + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) refusals.add(answer.headers().map() + answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /// What lies in a queue, as far as twenty messages show.
    List<String> left(String queue) {
        var all = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            var one = client.take(queue);
            if (one.isEmpty()) break;
            all.add(one.get());
        }
        return all;
    }

    @Override
    public void close() {
        http.close();
        client.close();
        dispatcher.close();
        world.close();
    }
}
