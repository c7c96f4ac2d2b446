package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the README says of connecting, typed as it is printed by somebody who has connected nothing.
class ConnectWalkThroughTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();
    private static final int PORT = FreePort.find();
    private static final int TELEGRAM_PORT = FreePort.find();

    /// Browsers and forges find us under an address that has to be known before we start.
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(Launch.forTest(ROOT.resolve("template.yaml"))
            .with("PORT", String.valueOf(PORT))
            .with("TELEGRAM_PORT", String.valueOf(TELEGRAM_PORT))
            .scheduled());

    @AfterAll
    static void close() {
        SYSTEM.close();
    }

    @Test
    void leadsFromNothingToAPipelineThatIsMended() throws IOException {
        var lines = section();
        var told = type(lines);

        assertThat(told).contains("<b>@newcomer</b>").doesNotContain("\"error\"", "no button");
        var hook = JSON.readTree(told.substring(told.lastIndexOf("{\"id\"")));
        assertThat(hook.path("url").asText()).startsWith("http://localhost:" + PORT + "/webhooks/gitlab/");
        assertThat(hook.path("secret").asText()).hasSize(64);

        var look = lines.stream().filter(line -> line.contains("/page/state")).toList();
        Eventually.eventually("the pipeline is mended", Duration.ofMinutes(1), () -> {
            var messages = messages(look);
            return texts(messages).contains("fixed") && hasBeenEdited(messages);
        });
    }

    private static JsonNode messages(List<String> look) {
        try {
            return JSON.readTree(type(look)).path("messages");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String texts(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .map(message -> message.path("html").asText())
                .collect(Collectors.joining("\n"));
    }

    /// The card of the run, which was red before it was green.
    private static boolean hasBeenEdited(JsonNode messages) {
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message -> message.path("html").asText().startsWith("✅"))
                .anyMatch(message -> message.path("edits").asInt() > 0
                        && message.path("silent").asBoolean());
    }

    private static String type(List<String> lines) throws IOException {
        var words = String.join("\n", preamble()) + "\n" + String.join("\n", lines);
        var shell = new ProcessBuilder(
                        "bash",
                        "-c",
                        words.replace("localhost:8080", "localhost:" + PORT)
                                .replace("localhost:8930", "localhost:" + TELEGRAM_PORT)
                                .replace(".dispatcher/", SYSTEM.home() + "/"))
                .redirectErrorStream(true)
                .start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(ROOT.resolve("README.md"));
    }

    /// What was set further up on the page.
    private static List<String> preamble() throws IOException {
        return readme().stream()
                .filter(line -> line.startsWith("AUTH=") || line.startsWith("JSON="))
                .toList();
    }

    private static List<String> section() throws IOException {
        var section = readme().stream()
                .dropWhile(line -> !line.equals("## Connect your bot, GitLab and GitHub"))
                .dropWhile(line -> !line.equals("```"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
        assertThat(section).hasSizeGreaterThan(8);
        return section;
    }
}
