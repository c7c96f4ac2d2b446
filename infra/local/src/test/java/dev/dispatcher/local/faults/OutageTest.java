package dev.dispatcher.local.faults;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the running system makes of a queue that is emptied, and of being without its queue or its database. The
/// outages are ten minutes of the compressed time.
class OutageTest {

    private static final boolean LONG = "long".equals(System.getProperty("test.scale"));
    private static final Duration OUTAGE = Duration.ofSeconds(LONG ? 60 : 10);
    private static final Duration PATIENCE = Duration.ofSeconds(LONG ? 600 : 60);
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(50);
    private static final String DONE = "status = 'processed'";

    private static RunningSystem system;

    @BeforeAll
    static void start() throws IOException {
        system = new RunningSystem();
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void everyEventThatIsPostedEndsProcessed() {
        int events = LONG ? 10_000 : 500;

        var type = postFromEightClients(events);

        assertThat(system.count(of(type))).isEqualTo(events);
        eventually("all are processed", PATIENCE, () -> system.count(of(type) + " AND " + DONE) == events);
        assertThat(system.count(of(type) + " AND attempts > 1")).isZero();
    }

    @Test
    void purgingTheQueueInMidRunLosesNothing() throws Exception {
        int events = LONG ? 2_000 : 200;

        var type = newType();
        for (int i = 0; i < events; i++) {
            assertThat(post(type)).isEqualTo(201);
            if (i % (events / 4) == events / 8) purge();
        }
        purge();

        eventually("all are processed", PATIENCE, () -> system.count(of(type) + " AND " + DONE) == events);
    }

    @Test
    void withoutTheQueueEventsAreAcceptedAndProcessedWhenItIsBack() {
        var type = newType();
        int accepted = 0;

        system.queueNetwork.cut();
        long end = System.nanoTime() + OUTAGE.toNanos();
        while (System.nanoTime() < end) {
            assertThat(post(type)).isEqualTo(201);
            accepted++;
            Chaos.freeze(BETWEEN_POSTS);
        }
        long waiting = system.count(of(type) + " AND status = 'queued'");
        system.queueNetwork.mend();

        assertThat(waiting).isEqualTo(accepted);
        int all = accepted;
        eventually("all are processed", PATIENCE, () -> system.count(of(type) + " AND " + DONE) == all);
    }

    @Test
    void withoutTheDatabaseNothingIsAcceptedAndWhatWasIsProcessedWhenItIsBack() {
        var type = newType();
        for (int i = 0; i < 50; i++) assertThat(post(type)).isEqualTo(201);

        system.databaseNetwork.cut();
        long end = System.nanoTime() + OUTAGE.toNanos();
        while (System.nanoTime() < end) {
            var refusal = system.post(event(type));
            assertThat(refusal.statusCode()).isEqualTo(503);
            assertThat(refusal.headers().firstValue("Retry-After")).isPresent();
        }
        system.databaseNetwork.mend();
        eventually("events are accepted again", PATIENCE, () -> post(type) == 201);

        eventually("all are processed", PATIENCE, () -> system.count(of(type) + " AND " + DONE) == 51);
    }

    private static String postFromEightClients(int events) {
        var type = newType();
        var refused = new ConcurrentLinkedQueue<Integer>();
        try (var clients = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < events; i++) {
                clients.execute(() -> {
                    int status = post(type);
                    if (status != 201) refused.add(status);
                });
            }
        }
        assertThat(refused).isEmpty();
        return type;
    }

    /// Nobody reacts to it: storing it is the job.
    private static String newType() {
        return "outage." + UUID.randomUUID();
    }

    private static String of(String type) {
        return "type = '" + type + "'";
    }

    private static int post(String type) {
        return system.post(event(type)).statusCode();
    }

    private static String event(String type) {
        return "{\"type\":\"" + type + "\",\"payload\":{}}";
    }

    private static void purge() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(system.queueEndpoint()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("Action=PurgeQueue&QueueUrl=" + system.eventsQueue()))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }
}
