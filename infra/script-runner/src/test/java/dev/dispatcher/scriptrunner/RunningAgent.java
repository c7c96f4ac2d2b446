package dev.dispatcher.scriptrunner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The agent as a process of its own, started the way the local runner starts it.
final class RunningAgent implements AutoCloseable {

    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    /// Nobody but the agent may ever see it.
    static final String PASSWORD = "only-for-the-agent";

    /// Only what an agent is made of: a hundred agents do not look through all that tests need.
    static final String CLASS_PATH = String.join(File.pathSeparator, AgentParts.places());

    private final Process process;
    private final Path said;

    RunningAgent(Runs runs, UUID id) {
        this(id, runs.url(), Map.of());
    }

    RunningAgent(UUID id, String url, Map<String, String> more) {
        this(id, url, more, locally(CLASS_PATH));
    }

    RunningAgent(UUID id, String url, Map<String, String> more, List<String> command) {
        var words = new TreeMap<>(Map.of(
                "PROCESS_ID", id.toString(),
                "DB_URL", url,
                "DB_USER", "script_agent",
                "DB_PASSWORD", PASSWORD,
                "SEALING_KEY", KEY));
        words.putAll(more);
        var json = words.entrySet().stream()
                .map(word -> "\"%s\":\"%s\"".formatted(word.getKey(), word.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
        try {
            this.said = Files.createTempFile("agent", ".log");
            this.process = start(command, said);
            process.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<String> locally(String classPath) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return AgentCommand.locally(java.toString(), classPath);
    }

    private static Process start(List<String> command, Path said) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.to(said.toFile()));
        builder.environment().clear();
        return builder.start();
    }

    /// Its exit status.
    int awaitEnd(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("the agent still works after " + longest + ": " + said());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    long pid() {
        return process.pid();
    }

    /// SIGTERM, as ECS and a closing terminal send it.
    void tellToEnd() {
        process.destroy();
    }

    /// SIGKILL: no hook, no last word.
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    String said() {
        try {
            return Files.readString(said);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) kill();
    }
}
