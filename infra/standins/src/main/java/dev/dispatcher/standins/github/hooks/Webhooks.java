package dev.dispatcher.standins.github.hooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.Encoded;
import dev.dispatcher.standins.github.world.Account;
import dev.dispatcher.standins.github.world.Happenings;
import dev.dispatcher.standins.github.world.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes down what each hook is to hear, and brings it when told to. GitHub does not try again by itself.
public final class Webhooks implements Happenings, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong(12_000_000_000L);
    private final Clock clock;

    public Webhooks(Clock clock) {
        this.clock = clock;
    }

    public List<Hook> of(Repository repository) {
        return hooks.stream()
                .filter(hook -> hook.repository().equals(repository.fullName()))
                .toList();
    }

    public Optional<Hook> find(Repository repository, long id) {
        return of(repository).stream().filter(hook -> hook.id() == id).findFirst();
    }

    public void add(Hook hook) {
        hooks.add(hook);
    }

    public void replace(Hook hook, Hook other) {
        hooks.replaceAll(found -> found.equals(hook) ? other : found);
    }

    public void remove(Hook hook) {
        hooks.remove(hook);
    }

    @Override
    public void happened(Repository repository, String event, Account by, ObjectNode body) {
        body.set("repository", repository.json());
        body.set("sender", by.json());
        for (var hook : hooks) {
            if (hook.wants(repository.fullName(), event)) write(hook, event, body);
        }
    }

    /// Whatever its events are, every hook hears this.
    public void ping(Hook hook, Repository repository, Account by) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("zen", "Keep it small.")
                .put("hook_id", hook.id());
        body.set("hook", hook.json());
        body.set("repository", repository.json());
        body.set("sender", by.json());
        write(hook, "ping", body);
    }

    public void again(Delivery delivery) {
        waiting.add(new Delivery(
                lastId.incrementAndGet(),
                delivery.hook(),
                delivery.guid(),
                delivery.event(),
                delivery.body(),
                clock.instant(),
                true,
                0));
    }

    private void write(Hook hook, String event, ObjectNode body) {
        var guid = UUID.randomUUID().toString();
        var id = lastId.incrementAndGet();
        waiting.add(new Delivery(id, hook, guid, event, body.toString(), clock.instant(), false, 0));
    }

    /// Brings all that has been written so far, in order. Answers how many were brought.
    public synchronized int deliver() {
        int brought = 0;
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            deliveries.add(next.answered(bring(next)));
            brought++;
        }
        return brought;
    }

    /// Everything that was brought, in order.
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    private int bring(Delivery delivery) {
        try {
            return client.send(request(delivery), BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static HttpRequest request(Delivery delivery) {
        var hook = delivery.hook();
        boolean isForm = hook.contentType().equals("form");
        var body = isForm ? "payload=" + Encoded.encode(delivery.body()) : delivery.body();
        var request = HttpRequest.newBuilder(URI.create(hook.url()))
                .timeout(PATIENCE)
                .header("Content-Type", isForm ? "application/x-www-form-urlencoded" : "application/json")
                .header("User-Agent", "GitHub-Hookshot/stand-in")
                .header("X-GitHub-Event", delivery.event())
                .header("X-GitHub-Delivery", delivery.guid())
                .header("X-GitHub-Hook-ID", String.valueOf(hook.id()))
                .header("X-GitHub-Hook-Installation-Target-Type", "repository");
        if (!hook.secret().isEmpty()) request.header("X-Hub-Signature-256", "sha256=" + sign(hook.secret(), body));
        return request.POST(BodyPublishers.ofString(body)).build();
    }

    private static String sign(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
