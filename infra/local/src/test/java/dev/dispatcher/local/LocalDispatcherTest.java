package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.template.BrokenTemplate;
import dev.dispatcher.local.tiny.BatchHandler;
import dev.dispatcher.local.tiny.EchoHandler;
import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDispatcherTest {

    static final Path TINY = Path.of("src/test/resources/tiny.yaml").toAbsolutePath();

    private static final LocalDispatcher DISPATCHER = LocalDispatcher.start(Launch.forTest(TINY));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        HTTP.close();
        DISPATCHER.close();
    }

    @Test
    void servesTheTemplatesRoutes() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(DISPATCHER.baseUrl() + "/echo/hello"));

        var response = HTTP.send(request.build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"rawPath\":\"/echo/hello\"");
    }

    @Test
    void feedsTheTemplatesQueues() throws Exception {
        var request = HttpRequest.newBuilder(
                URI.create(DISPATCHER.queueUrl("events") + "?Action=SendMessage&MessageBody=plain"));

        assertThat(HTTP.send(request.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        Eventually.eventually("the message is seen", Duration.ofSeconds(20), () -> {
            var batch = BatchHandler.SEEN.poll(); // others in this JVM use the same handler
            return batch != null
                    && batch.stream().anyMatch(message -> message.getBody().equals("plain"));
        });
    }

    @Test
    void resolvesWhatTheTemplateRefersTo() {
        assertThat(DISPATCHER.invoke("echo", "{\"do\":\"greet\"}")).isEqualTo(new Answer.Returned("\"hello\""));
    }

    @Test
    void givesTheDatabaseToItsOwner() throws Exception {
        try (var connection = DriverManager.getConnection(DISPATCHER.jdbcUrl());
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_user || ' of ' || current_database()")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("owner of dispatcher");
        }
    }

    @Test
    void firesARateAtOnceWhenSchedulesAreOn() throws Exception {
        EchoHandler.SEEN.clear();

        try (var _ = LocalDispatcher.start(withoutPostgres().scheduled())) {
            var event = EchoHandler.SEEN.poll(20, TimeUnit.SECONDS);

            assertThat(event).containsKey("tick");
            assertThat(String.valueOf(event)).containsPattern("tick=\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(other.getLocalPort());
            for (var variable : new String[] {"PORT", "SQS_PORT", "DB_PORT"}) {
                assertThatThrownBy(
                                () -> LocalDispatcher.start(Launch.forTest(TINY).with(variable, port)))
                        .isInstanceOf(CannotStart.class)
                        .hasMessage("Port %s is taken: stop what uses it, or set %s to another port."
                                .formatted(port, variable));
            }
        }
    }

    @Test
    void saysWhichSettingIsWrong() {
        assertThatThrownBy(() -> LocalDispatcher.start(Launch.forTest(TINY).with("PORT", "http")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("PORT must be a whole number from 0 to 65535, but is 'http'.");
        assertThatThrownBy(() -> LocalDispatcher.start(withoutPostgres().with("MAX_RETRIES", "abc")))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("MAX_RETRIES must be a whole number from 1 to 100, but is 'abc'.");
    }

    @Test
    void saysThatTheHomeIsInUse() {
        assertThatThrownBy(() -> LocalDispatcher.start(Launch.forTest(TINY).at(DISPATCHER.home())))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("Another Dispatcher is running on ");
    }

    @Test
    void saysWhereTheTemplateIsBroken() throws IOException {
        var broken = Files.writeString(folder.resolve("template.yaml"), "Resources: [");

        assertThatThrownBy(() -> LocalDispatcher.start(Launch.forTest(broken))).isInstanceOf(BrokenTemplate.class);
    }

    @Test
    void saysWhyTheMigrationFailed() {
        assertThatThrownBy(() -> LocalDispatcher.start(withoutPostgres().with("FAIL_WITH", "V003 is wrong")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("The database could not be brought up to date: V003 is wrong");
    }

    /// Points at a database that nobody asks.
    private static Launch withoutPostgres() {
        return Launch.forTest(TINY).with("DB_HOST", "127.0.0.1").with("DB_PORT", "1");
    }
}
