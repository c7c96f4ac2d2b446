package dev.dispatcher.assistant.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.webhooks.telegram.SealedTexts;
import dev.dispatcher.webhooks.telegram.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Updates that other projects have collected, where somebody has them: `-Dsamples=…` names a folder with `telegram`
/// below it. Skipped elsewhere.
class PublicUpdatesTest {

    private static final String FOLDER = System.getProperty("samples", "");

    @Test
    void areReadAndDoneWith() throws IOException {
        assumeTrue(!FOLDER.isEmpty(), "no folder of samples was named");
        int number = 0;
        try (var newsroom = new Newsroom()) {
            var texts = newsroom.context.getBean(SealedTexts.class);
            for (var file : files(Path.of(FOLDER, "telegram"))) {
                var payload = Sealer.payload(texts, Files.readString(file));
                assertThat(new UpdateReader(() -> texts).read(payload))
                        .as("%s", file)
                        .isPresent();
                newsroom.take("telegram.update", payload, "update " + ++number);
                newsroom.settle();
            }
        }
        assertThat(number).isGreaterThan(50);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
