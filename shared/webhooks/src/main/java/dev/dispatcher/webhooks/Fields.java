package dev.dispatcher.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Which fields of a body are kept: `project.id, builds.name`. Lists are looked through. A name that leads no further
/// keeps all that is below it.
public final class Fields {

    private final Map<String, Fields> below = new LinkedHashMap<>();

    private Fields() {}

    public static Fields of(String... paths) {
        var fields = new Fields();
        Arrays.stream(paths)
                .flatMap(line -> Arrays.stream(line.split(",\\s*", -1)))
                .forEach(fields::add);
        return fields;
    }

    private void add(String path) {
        var place = this;
        for (var name : path.strip().split("\\.", -1)) {
            place = place.below.computeIfAbsent(name, _ -> new Fields());
        }
    }

    public JsonNode of(JsonNode node) {
        if (below.isEmpty()) return node;
        return switch (node) {
            case ObjectNode object -> {
                var kept = JsonNodeFactory.instance.objectNode();
                below.forEach((name, fields) -> {
                    if (object.has(name)) kept.set(name, fields.of(object.get(name)));
                });
                yield kept;
            }
            case ArrayNode array -> {
                var kept = JsonNodeFactory.instance.arrayNode();
                for (var item : array) kept.add(of(item));
                yield kept;
            }
            default -> node;
        };
    }
}
