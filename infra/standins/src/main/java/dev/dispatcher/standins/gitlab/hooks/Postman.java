package dev.dispatcher.standins.gitlab.hooks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// Brings one letter to its door, with the headers GitLab puts on it.
final class Postman implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String instance;
    private final Clock clock;

    Postman(String instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
    }

    /// The answer's status, 0 when there was none. GitLab does not try again.
    int deliver(Letter letter) {
        try {
            return client.send(request(letter), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private HttpRequest request(Letter letter) {
        var hook = letter.hook();
        long seconds = clock.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(URI.create(hook.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "GitLab/18.4.0")
                .header("Idempotency-Key", letter.key())
                .header("X-Gitlab-Event", letter.event())
                .header("X-Gitlab-Instance", instance)
                // On every delivery, signed or not.
                .header("webhook-id", letter.key())
                .header("webhook-timestamp", String.valueOf(seconds))
                // Neither is an id of the delivery, whatever their names promise.
                .header("X-Gitlab-Webhook-UUID", UUID.randomUUID().toString())
                .header("X-Gitlab-Event-UUID", UUID.randomUUID().toString());
        if (!hook.token().isEmpty()) request.header("X-Gitlab-Token", hook.token());
        if (!hook.signingToken().isEmpty()) {
            var signature = Signature.of(hook.signingToken(), letter.key(), seconds, letter.body());
            request.header("webhook-signature", signature);
        }
        return request.POST(BodyPublishers.ofString(letter.body())).build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
