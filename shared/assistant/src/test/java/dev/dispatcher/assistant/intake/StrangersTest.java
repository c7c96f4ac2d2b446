package dev.dispatcher.assistant.intake;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.assistant.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Webhooks that are not what they should be.
class StrangersTest {

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
}
