package dev.dispatcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `make package` says about the size of what is deployed.
class ZipSizesTest {

    private static final Path ROOT =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath();

    @TempDir
    private Path folder;

    private record Said(int status, String text) {}

    @Test
    void everyPackagedFunctionIsSmallEnough() throws Exception {
        var functions = ROOT.resolve("functions");
        assumeTrue(Files.exists(functions.resolve("api/target/api.jar")), "needs the packaged functions");

        var said = sizes(functions);

        assertThat(said.text()).contains("api ", "gitlab-webhook ").doesNotContain("TOO LARGE");
        assertThat(said.status()).isZero();
    }

    @Test
    void aLargeFunctionIsNamed() throws Exception {
        packaged("api", 30_000_000);
        packaged("gitlab-webhook", 12_000_001);

        var said = sizes(folder);

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text().lines())
                .anyMatch(line -> line.matches("api +30\\.0 MB, at most 30"))
                .anyMatch(line -> line.matches("gitlab-webhook +12\\.0 MB, at most 12, TOO LARGE"));
    }

    private void packaged(String name, long bytes) throws IOException {
        var target = Files.createDirectories(folder.resolve(name).resolve("target"));
        try (var zip = new RandomAccessFile(target.resolve(name + ".jar").toFile(), "rw")) {
            zip.setLength(bytes);
        }
        Files.writeString(target.resolve(name + "-1.jar"), "thin");
    }

    private static Said sizes(Path functions) throws Exception {
        var script = ROOT.resolve("functions/sizes").toString();
        var process = new ProcessBuilder("sh", script, functions.toString())
                .redirectErrorStream(true)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
