package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the image says twice, or says of the agent, is so.
class ImageTest {

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

    private static String quoted(List<String> options) {
        return options.stream().map(option -> '"' + option + '"').collect(Collectors.joining(", "));
    }
}
