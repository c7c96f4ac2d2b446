package dev.dispatcher.local.faults;

import dev.dispatcher.local.Launch;
import dev.dispatcher.local.LocalDispatcher;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.testing.CuttableProxy;
import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// The whole system as `make run` starts it, with a stretch of network before its database and one before its queues.
/// Times are a sixtieth of the real ones, and instead of every minute recovery runs again as soon as it is over.
final class RunningSystem implements AutoCloseable {

    private static final Duration BREATH = Duration.ofMillis(200);
    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();

    final CrashablePostgres postgres = new CrashablePostgres();
    final CuttableProxy databaseNetwork = new CuttableProxy(postgres.port());
    final CuttableProxy queueNetwork;
    private final LocalDispatcher dispatcher;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread schedule;
    private volatile boolean over;

    RunningSystem() throws IOException {
        int queuePort = FreePort.find();
        this.queueNetwork = new CuttableProxy(queuePort);
        this.dispatcher = LocalDispatcher.start(Launch.forTest(hurried())
                .with("SQS_PORT", String.valueOf(queuePort))
                .with("SQS_ENDPOINT", "http://127.0.0.1:" + queueNetwork.port())
                .with("DB_HOST", "127.0.0.1")
                .with("DB_PORT", String.valueOf(databaseNetwork.port()))
                .with("DB_NAME", postgres.name())
                .with("DB_USER", "owner")
                .with("PROCESS_TIMEOUT", "2s")
                .with("RETRY_BACKOFF", "200ms")
                .with("EVENT_LEASE_MARGIN", "500ms")
                .with("EVENT_GRACE", "200ms")
                .with("EVENT_WAKE_AFTER", "500ms")
                .with("EVENT_SWEEP_EVERY", "200ms"));
        this.schedule = Thread.ofPlatform().daemon().start(this::recoverAgainAndAgain);
    }

    /// The template, but for two times that only it can say.
    private static Path hurried() throws IOException {
        var template = Files.readString(ROOT.resolve("template.yaml"))
                .replace("VisibilityTimeout: 540\n", "VisibilityTimeout: 5\n")
                .replace("Timeout: 60\n", "Timeout: 7\n");
        return Files.writeString(Files.createTempDirectory("hurried").resolve("template.yaml"), template);
    }

    private void recoverAgainAndAgain() {
        while (!over) {
            if (!(dispatcher.invoke("event-recovery", "{}") instanceof Answer.Returned)) {
                Chaos.freeze(BREATH);
            }
        }
    }

    HttpResponse<String> post(String event) {
        var request = HttpRequest.newBuilder(URI.create(dispatcher.baseUrl() + "/events"))
                .header("Authorization", "Bearer " + dispatcher.adminToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(event))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    String eventsQueue() {
        return dispatcher.queueUrl("events");
    }

    String queueEndpoint() {
        return dispatcher.sqsEndpoint();
    }

    /// Counted in the database itself, on a way that is never cut.
    long count(String condition) {
        return postgres.number("SELECT count(*) FROM events WHERE " + condition);
    }

    @Override
    public void close() {
        over = true;
        queueNetwork.mend();
        databaseNetwork.mend();
        schedule.interrupt();
        dispatcher.close();
        http.close();
        queueNetwork.close();
        databaseNetwork.close();
        postgres.close();
    }
}
