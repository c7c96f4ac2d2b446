package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script in the middle of which the local runner goes away.
class RunnerRestartTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");

    @TempDir
    Path root;

    @Test
    void aRunnerThatIsAskedToStopStopsItsScriptsAndKeepsWhatTheyWrote() {
        var launch = Launch.forTest(TEMPLATE).at(root.resolve("home")).with("SCRIPT_GRACE", "1s");
        String process;
        try (var system = LocalDispatcher.start(launch);
                var client = new Client(system)) {
            var operator = new Operator(system, client);
            process = operator.run("echo so far; trap '' TERM; while true; do sleep 1; done");
            operator.await(process, "running", "so far\n");
        }

        try (var system = LocalDispatcher.start(launch);
                var client = new Client(system)) {
            var over = new Operator(system, client).await(process, "killed", "so far\n");
            assertThat(over.path("reason").asText()).contains("told to end");
        }
    }

    @Test
    void aScriptOutlivesARunnerThatIsKilled() throws Exception {
        int databasePort = FreePort.find();
        Files.copy(TEMPLATE, root.resolve("template.yaml"));
        var runner = runner(databasePort);
        String process;
        try {
            Eventually.eventually("it is ready", PATIENCE, () -> output().contains("Ctrl-C"));
            assertThat(output()).contains("scripts   run as you do, NOT sandboxed");
            process = begin();
        } finally {
            runner.destroyForcibly().waitFor();
        }

        var launch =
                Launch.forTest(TEMPLATE).at(root.resolve(".dispatcher")).with("DB_PORT", String.valueOf(databasePort));
        try (var system = LocalDispatcher.start(launch);
                var client = new Client(system)) {
            assertThat(client.get("/processes/" + process).body().path("status").asText())
                    .isEqualTo("running");
            Files.createFile(root.resolve("go"));
            var over = new Operator(system, client).await(process, "finished", "before\nafter\n");
            assertThat(over.path("output_incomplete").asBoolean()).isFalse();
        }
    }

    /// A script that waits for a file to go on.
    private String begin() throws Exception {
        var http = word("HTTP");
        var script = "echo before; until [ -e '%s' ]; do sleep 0.1; done; echo after".formatted(root.resolve("go"));
        var command = post(http + "/commands", JSON.createObjectNode().put("command", script));
        var run = JSON.createObjectNode().put("command_id", command.path("id").asText());
        var process = post(http + "/processes", run).path("process_id").asText();
        Eventually.eventually(
                "it has begun",
                PATIENCE,
                () -> ask(HttpRequest.newBuilder(URI.create(http + "/processes/" + process)))
                        .path("stdout")
                        .asText()
                        .equals("before\n"));
        return process;
    }

    private JsonNode post(String url, JsonNode body) {
        return ask(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode ask(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            var token =
                    Files.readString(root.resolve(".dispatcher/admin-token")).strip();
            var answer =
                    http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private Process runner(int databasePort) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.dispatcher.local.Main")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        for (var port : new String[] {"PORT", "SQS_PORT", "SNS_PORT"})
            builder.environment().put(port, "0");
        builder.environment().put("DB_PORT", String.valueOf(databasePort));
        return builder.start();
    }

    private String output() {
        try {
            return Files.readString(root.resolve("output"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private String word(String before) {
        return output().replaceFirst("(?s).*\\b" + before + "\\s+(\\S+).*", "$1");
    }
}
