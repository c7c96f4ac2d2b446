package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runner as a process of its own, as people start and stop it.
class MainTest {

    @TempDir
    Path root;

    private @Nullable Process process;

    @AfterEach
    void end() {
        if (process != null) process.destroyForcibly();
    }

    @Test
    void keepsWhatItHasWhenItIsKilledAndStopsCleanlyWhenItIsAsked() throws Exception {
        Files.copy(LocalDispatcherTest.TINY, root.resolve("template.yaml"));
        Files.writeString(root.resolve(".env"), "SQS_PORT=%d\nGREETING=from .env\n".formatted(FreePort.find()));

        var first = started();
        var token = Files.readString(root.resolve(".dispatcher/admin-token"));
        var queue = URI.create(word(first, "SQS") + "/000000000000/events-dlq");
        assertThat(asked(queue, "Action=SendMessage&MessageBody=precious")).contains("<MessageId>");
        running().destroyForcibly().waitFor();

        var second = started();
        assertThat(Files.readString(root.resolve(".dispatcher/admin-token"))).isEqualTo(token);
        assertThat(asked(queue, "Action=ReceiveMessage")).contains("<Body>precious</Body>");
        running().destroy();

        assertThat(running().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running().exitValue()).isZero();
        assertThat(second).contains("# create an event").doesNotContain("WARN");
        assertThat(output()).doesNotContain("Exception").endsWith("Stopping.\n");
        assertThat(root.resolve(".dispatcher/postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void refusesInOneSentence() throws Exception {
        launch();

        assertThat(running().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running().exitValue()).isEqualTo(1);
        assertThat(output().lines()).hasSize(2).last().asString().contains("template.yaml");
    }

    private String started() throws Exception {
        launch();
        for (int i = 0; i < 600 && running().isAlive(); i++) {
            if (output().contains("Ctrl-C")) return output();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("it did not start:\n" + output());
    }

    private void launch() throws IOException {
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
        builder.environment().put("PORT", "0");
        builder.environment().put("DB_PORT", "0");
        process = builder.start();
    }

    private Process running() {
        if (process == null) throw new IllegalStateException("nothing was started");
        return process;
    }

    private String output() throws IOException {
        return Files.readString(root.resolve("output"));
    }

    /// The word after this one.
    private static String word(String text, String before) {
        return text.replaceFirst("(?s).*\\b" + before + "\\s+(\\S+).*", "$1");
    }

    private static String asked(URI queue, String action) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(queue + "?" + action)).build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
