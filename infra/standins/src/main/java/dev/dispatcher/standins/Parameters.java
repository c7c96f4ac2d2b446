package dev.dispatcher.standins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What a call says, no matter whether its query, a form or a JSON body says it. `a[b]=c` is the same as
/// `{"a":{"b":"c"}}`.
public final class Parameters {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, List<String>> flat = new LinkedHashMap<>();
    private final JsonNode body;

    private Parameters(JsonNode body) {
        this.body = body;
    }

    /// Empty when the body claims to be JSON and is not.
    public static Optional<Parameters> of(Call call) {
        var type = call.header("Content-Type").orElse("");
        boolean isJson = type.contains("json") && !call.body().isBlank();
        try {
            var parameters = new Parameters(isJson ? JSON.readTree(call.body()) : MissingNode.getInstance());
            parameters.read(call.query());
            if (type.contains("form-urlencoded")) parameters.read(call.body());
            return Optional.of(parameters);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private void read(String encoded) {
        for (var pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) continue;
            var parts = pair.split("=", 2);
            var value = parts.length == 2 ? Encoded.query(parts[1]) : "";
            flat.merge(
                    Encoded.query(parts[0]),
                    List.of(value),
                    (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
        }
    }

    /// A scalar, as text.
    public Optional<String> text(String name) {
        var plain = flat.get(name);
        if (plain != null) return Optional.of(plain.getLast());
        var value = body.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    /// `name[key]`.
    public Optional<String> text(String name, String key) {
        var plain = flat.get(name + "[" + key + "]");
        if (plain != null) return Optional.of(plain.getLast());
        var value = body.path(name).path(key);
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    }

    public boolean flag(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    /// `name[]=a&name[]=b`, a JSON array, or one value.
    public List<String> list(String name) {
        var plain = flat.get(name + "[]");
        if (plain != null) return plain;
        var value = body.path(name);
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        return text(name).stream().toList();
    }

    /// Everything below `name`: of a form `name[key]=…`, of JSON an object.
    public Map<String, JsonNode> object(String name) {
        var found = new LinkedHashMap<String, JsonNode>();
        flat.forEach((key, values) -> {
            if (key.startsWith(name + "[") && key.endsWith("]")) {
                found.put(
                        key.substring(name.length() + 1, key.length() - 1),
                        JSON.getNodeFactory().textNode(values.getLast()));
            }
        });
        if (body.path(name) instanceof ObjectNode object) {
            object.properties().forEach(field -> found.put(field.getKey(), field.getValue()));
        }
        return found;
    }

    /// Everything, under its name. What did not come as JSON is text.
    public ObjectNode all() {
        var all = JSON.createObjectNode();
        flat.forEach((name, values) -> all.put(name, values.getLast()));
        if (body instanceof ObjectNode object) all.setAll(object);
        return all;
    }

    /// The JSON as it was sent, for what has a shape of its own.
    public JsonNode tree(String name) {
        return body.path(name);
    }
}
