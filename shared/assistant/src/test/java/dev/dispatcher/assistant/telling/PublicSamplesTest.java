package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.intake.HappeningSpreader;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Webhooks that other projects have collected. They are read where somebody has them: `-Dsamples=…` names a
/// folder with `gitlab` and `github` below it. Skipped elsewhere.
class PublicSamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FOLDER = System.getProperty("samples", "");

    @BeforeEach
    void onlyWhereThereAreAny() {
        assumeTrue(!FOLDER.isEmpty(), "no folder of samples was named");
    }

    private interface Look {
        void at(Path file, String type, ObjectNode body);
    }

    /// Each under its own name; those of GitHub do not say what they are, so each is tried as each kind.
    private static int each(Provider provider, Look look) throws IOException {
        var files = files(Path.of(FOLDER, provider.word()));
        for (var file : files) {
            for (var type : types(provider, file)) look.at(file, type, read(file));
        }
        return files.size();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(file.toFile());
    }

    private static List<String> types(Provider provider, Path file) throws IOException {
        if (provider == Provider.GITHUB) {
            return new HappeningSpreader()
                    .types().stream().filter(type -> type.startsWith("github.")).toList();
        }
        var body = read(file);
        var kind = body.path("object_kind")
                .asText(body.path("event_name").asText(file.getFileName().toString()));
        return List.of("gitlab." + kind.replaceAll("[^a-z_]", "_"));
    }

    private static String payload(ObjectNode body) {
        return JSON.createObjectNode()
                .put("hook_id", Sample.HOOK)
                .<ObjectNode>set("headers", JSON.createObjectNode())
                .set("body", body)
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void meanTheSameEachTimeTheyAreRead(Provider provider) throws IOException {
        int seen = each(provider, (file, type, body) -> {
            assertThatCode(() -> Sample.happenings(type, payload(body)))
                    .as("%s as %s", file, type)
                    .doesNotThrowAnyException();
            assertThat(Sample.happenings(type, payload(body))).isEqualTo(Sample.happenings(type, payload(body)));
        });

        assertThat(seen).isGreaterThan(60);
    }

    /// As if all of it happened in our project, to a chat that wants to hear everything.
    @ParameterizedTest
    @EnumSource
    void becomeMessagesThatTelegramTakes(Provider provider) throws IOException {
        try (var newsroom = new Newsroom()) {
            newsroom.hooked(provider);
            var everything = Filters.USUAL.bots(true).children(true).moments(EnumSet.allOf(Moment.class));
            newsroom.subscribe(provider, GROUP, EnumSet.allOf(EventKind.class), everything);
            each(provider, (file, type, body) -> {
                var ours = payload(inOurProject(provider, body));
                if (Sample.happenings(type, ours).isEmpty()) return;
                newsroom.take(type, ours, file + " as " + type);
                newsroom.settle();
            });
            newsroom.telegram.deliver();

            assertThat(newsroom.telegram.html()).hasSizeGreaterThan(20).allSatisfy(FuzzTest::isGoodHtml);
        }
    }

    private static ObjectNode inOurProject(Provider provider, ObjectNode body) {
        switch (provider) {
            case GITLAB ->
                below(body.put("project_id", 7), "project").put("id", 7).put("path_with_namespace", "demo/shop");
            case GITHUB -> below(body, "repository").put("id", 70).put("full_name", "demo/shop");
        }
        return body;
    }

    private static ObjectNode below(ObjectNode body, String name) {
        return body.path(name) instanceof ObjectNode there ? there : body.putObject(name);
    }
}
