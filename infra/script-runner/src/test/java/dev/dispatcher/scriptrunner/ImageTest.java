package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the image says twice, or says of the agent, is so.
class ImageTest {

    private static final Runs RUNS = new Runs(TestPostgres.fresh());
    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));

    @Test
    void startsTheAgentAsItIsStartedOnOneMachine() throws IOException {
        var image = Files.readString(ROOT.resolve("infra/script-runner/Dockerfile"));
        var command = AgentCommand.locally("/java/bin/java", "/agent/script-runner.jar");
        var options = command.subList(1, command.indexOf("-classpath"));

        assertThat(image.replace("\\\n", "").replaceAll(" +", " "))
                .contains(String.join(" ", options) + " -classpath /agent/script-runner.jar " + Main.class.getName())
                .contains(quoted(options) + ", \"-classpath\", \"/agent/script-runner.jar\", \"" + Main.class.getName())
                .contains("STOPSIGNAL SIGTERM");
    }

    @Test
    void inventsNoDigest() throws IOException {
        assertThat(Files.readString(ROOT.resolve("infra/script-runner/Dockerfile")))
                .doesNotContain("sha256:");
    }

    @Test
    void isBuiltForTheProcessorsThatItsTaskAsksFor() throws IOException {
        assertThat(Files.readString(ROOT.resolve("template.yaml"))).contains("CpuArchitecture: ARM64");
        assertThat(Files.readString(ROOT.resolve("docs/operations.md")))
                .contains("docker build infra/script-runner -t <registry>/script-runner --platform linux/arm64");
    }

    /// Docker is not everywhere, but what it would link is here.
    @Test
    void hasAllOfJavaThatTheAgentNeeds(@TempDir Path folder) throws IOException, InterruptedException {
        var java = folder.resolve("java");
        var link = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--output",
                        java.toString(),
                        "--add-modules",
                        modules())
                .inheritIO()
                .start();
        assertThat(link.waitFor()).isZero();
        var process = RUNS.starting("echo $A");
        RUNS.seal(process, Map.of("A", "opened"));

        var command = new ArrayList<>(RunningAgent.locally(RunningAgent.CLASS_PATH));
        command.set(0, java.resolve("bin/java").toString());
        try (var agent = new RunningAgent(process, RUNS.url(), Map.of(), command)) {
            assertThat(agent.awaitEnd(Played.PATIENCE)).as(agent.said()).isZero();
        }

        assertThat(RUNS.printed(process)).isEqualTo("opened\n");
    }

    private static String modules() throws IOException {
        var image = Files.readString(ROOT.resolve("infra/script-runner/Dockerfile"));
        return image.replace("\\\n", "").replaceFirst("(?s).*--add-modules +(\\S+).*", "$1");
    }

    private static String quoted(List<String> options) {
        return options.stream().map(option -> '"' + option + '"').collect(Collectors.joining(", "));
    }
}
