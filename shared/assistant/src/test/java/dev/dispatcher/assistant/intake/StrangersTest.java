package dev.dispatcher.assistant.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.assistant.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Webhooks nobody here has written.
class StrangersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Where a folder of other people's samples is named: `-Dsamples=…`, with `gitlab` and `github` below it.
    @Test
    void takesEverySampleThereIs() throws IOException {
        var folder = System.getProperty("samples", "");
        assumeTrue(!folder.isEmpty(), "no folder of samples was named");
        int seen = 0;
        for (var provider : List.of("gitlab", "github")) {
            for (var file : files(Path.of(folder, provider))) {
                seen++;
                var body = Files.readString(file);
                for (var kind : kinds(provider, file, body)) {
                    assertThatCode(() -> Sample.happenings(kind, wrapped(body)))
                            .as("%s as %s", file, kind)
                            .doesNotThrowAnyException();
                    assertThat(Sample.happenings(kind, wrapped(body)))
                            .isEqualTo(Sample.happenings(kind, wrapped(body)));
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    /// A part of a webhook is missing, or is something else altogether.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesOursWithAnyPartMissingOrWrong(long seed) {
        var random = new Random(seed);
        for (var type : new HappeningSpreader().types()) {
            var dot = type.indexOf('.');
            var kind = type.substring(dot + 1);
            if (kind.equals("work_item")) continue; // read as an issue
            for (int i = 0; i < 60; i++) {
                var sample = type.startsWith("gitlab") ? Sample.gitlab(kind) : Sample.github(kind);
                damage(sample.body(), random);
                assertThatCode(sample::happenings).as(sample.payload()).doesNotThrowAnyException();
            }
        }
    }

    private static void damage(JsonNode body, Random random) {
        var objects = new ArrayList<ObjectNode>();
        collect(body, objects);
        var victim = objects.get(random.nextInt(objects.size()));
        var names = new ArrayList<String>();
        victim.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) return;
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(7)) {
            case 0 -> victim.remove(name);
            case 1 -> victim.putNull(name);
            case 2 -> victim.put(name, -1);
            case 3 -> victim.put(name, "\u202e<b>\u0007 ]]>&");
            case 4 -> victim.putArray(name).add("x").addNull().addObject();
            case 5 -> victim.putObject(name).put("id", "x");
            default -> victim.put(name, 1e300);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) objects.add(object);
        if (node instanceof ObjectNode || node instanceof ArrayNode) node.forEach(child -> collect(child, objects));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /// By what is in it, else by its name; those of GitHub do not say what they are, so each is tried as each kind.
    private static List<String> kinds(String provider, Path file, String body) throws IOException {
        if (provider.equals("github")) {
            return new HappeningSpreader()
                    .types().stream().filter(type -> type.startsWith("github.")).toList();
        }
        var json = JSON.readTree(body);
        var kind = json.path("object_kind")
                .asText(json.path("event_name").asText(file.getFileName().toString()));
        return List.of("gitlab." + kind.replaceAll("[^a-z_]", "_"));
    }

    private static String wrapped(String body) throws IOException {
        return JSON.createObjectNode()
                .put("hook_id", "h")
                .<ObjectNode>set("headers", JSON.createObjectNode())
                .set("body", JSON.readTree(body))
                .toString();
    }
}
