package dev.dispatcher.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Somebody who runs scripts, over HTTP like everybody.
final class Operator {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");

    private final Client client;
    private final Path agentsLog;

    Operator(LocalDispatcher system, Client client) {
        this.client = client;
        this.agentsLog = system.home().resolve("tasks/agents.log");
    }

    /// A system to run scripts on: a busy machine is no reason to lose a nudge, which nobody here would make good for.
    static LocalDispatcher system() {
        return LocalDispatcher.start(
                Elsewhere.launch(TEMPLATE).with("SCRIPT_GRACE", "1s").with("QUEUE_BUDGET", "5s"));
    }

    String run(String script) {
        return run(script, Map.of());
    }

    /// The process that runs a new command; `more` is what the command says beside its text.
    String run(String script, Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(Map.of("command", script));
        body.putAll(more);
        var command =
                client.post("/commands", JSON.valueToTree(body).toString()).body();
        return client.post(
                        "/processes", "{\"command_id\":\"" + command.path("id").asText() + "\"}")
                .body()
                .path("process_id")
                .asText();
    }

    /// The process once it has this status and, where one is asked for, this output.
    JsonNode await(String process, String status, @Nullable String stdout) {
        var seen = new AtomicReference<JsonNode>(JSON.nullNode());
        try {
            Eventually.eventually(process + " is " + status, PATIENCE, () -> {
                seen.set(client.get("/processes/" + process).body());
                return status.equals(seen.get().path("status").asText())
                        && (stdout == null
                                || stdout.equals(seen.get().path("stdout").asText()));
            });
        } catch (AssertionError late) {
            throw new AssertionError(seen.get() + "\n" + agentsLog(), late);
        }
        return seen.get();
    }

    /// What the agents had to say themselves.
    String agentsLog() {
        try {
            return Files.exists(agentsLog) ? Files.readString(agentsLog) : "";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
