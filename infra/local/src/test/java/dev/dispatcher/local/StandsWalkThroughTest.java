package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.testing.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the README says of stands, typed as it is printed by somebody who has configured nothing.
class StandsWalkThroughTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();
    private static final LocalDispatcher SYSTEM =
            LocalDispatcher.start(Launch.forTest(ROOT.resolve("template.yaml")).scheduled());

    @AfterAll
    static void close() {
        SYSTEM.close();
    }

    @Test
    void leadsFromAProductToAReadyStandInAMinuteAndBackToNothing() throws IOException {
        var lines = lines("curl -s localhost:8080/api/v1/subos", "deleting, gone");
        assertThat(lines).hasSize(7);

        assertThat(type(lines.get(0)).has("webshop")).isTrue();
        assertThat(type(lines.get(1)).path("name").asText()).isEqualTo("Ann");
        assertThat(type(lines.get(2)).path("status").asText()).isEqualTo("queued");
        var statuses = new LinkedHashSet<String>();
        var ready = typeUntil(lines.get(3), "ready", statuses);
        assertThat(statuses).contains("running").isSubsetOf("queued", "preparing", "running", "ready");
        assertThat(ready.at("/pipelines/0/steps").findValuesAsText("name"))
                .contains("Creating vm", "Executing automation", "Executing helm");
        assertThat(type(lines.get(4)).path("stand_name").asText()).isEqualTo("demo");

        assertThat(type(lines.get(5)).path("status").asText()).isEqualTo("deleting");
        typeUntil(lines.get(6), "gone", statuses);
        assertThat(statuses).contains("deleting");
    }

    private static JsonNode typeUntil(String line, String status, Set<String> statuses) {
        var seen = new AtomicReference<JsonNode>(JSON.nullNode());
        Eventually.eventually("demo is " + status, Duration.ofMinutes(2), () -> {
            seen.set(type(line));
            statuses.add(seen.get().path("status").asText());
            return status.equals(seen.get().path("status").asText());
        });
        return seen.get();
    }

    private static JsonNode type(String line) {
        try {
            var words = String.join("\n", lines("AUTH=", "JSON=")) + "\n" + line;
            var shell = new ProcessBuilder(
                            "bash",
                            "-c",
                            words.replace("localhost:8080", SYSTEM.baseUrl())
                                    .replace(".dispatcher/", SYSTEM.home() + "/"))
                    .redirectErrorStream(true)
                    .start();
            var answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return JSON.readTree(answer);
        } catch (IOException failure) {
            throw new AssertionError(line, failure);
        }
    }

    /// Of the README, from the first with these words to the next with those.
    private static List<String> lines(String first, String last) throws IOException {
        var all = Files.readAllLines(ROOT.resolve("README.md"));
        var from = all.stream().dropWhile(line -> !line.contains(first)).toList();
        var more = from.stream().takeWhile(line -> !line.contains(last));
        return Stream.concat(
                        more, from.stream().filter(line -> line.contains(last)).limit(1))
                .toList();
    }
}
