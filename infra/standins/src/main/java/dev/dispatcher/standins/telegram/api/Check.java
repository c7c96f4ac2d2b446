package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// Holds a call against the rules. Telegram itself overlooks a parameter it does not know; here that is a fault, for
/// it is one of ours. Parameters of a form are text, whatever they stand for.
final class Check {

    private static final JsonMapper JSON = new JsonMapper();

    private final Rules rules;

    Check(Rules rules) {
        this.rules = rules;
    }

    /// The parameters as what they are meant to be.
    ObjectNode of(String name, ObjectNode given) {
        var form = rules.find(name).orElseThrow(() -> new IllegalStateException("no rule for " + name));
        var fitting = JsonNodeFactory.instance.objectNode();
        for (var field : given.properties()) {
            var type = form.types().get(field.getKey());
            if (type == null) throw Refused.badRequest("%s takes no %s".formatted(name, field.getKey()));
            fitting.set(field.getKey(), fit(type, field.getKey(), field.getValue()));
        }
        for (var required : form.required()) {
            if (!fitting.has(required)) throw Refused.badRequest("parameter \"%s\" is required".formatted(required));
        }
        long chosen = form.exactlyOne().stream().filter(fitting::has).count();
        if (!form.exactlyOne().isEmpty() && chosen != 1) {
            throw Refused.badRequest("%s takes exactly one of %s".formatted(name, form.exactlyOne()));
        }
        return fitting;
    }

    private JsonNode fit(Type type, String name, JsonNode value) {
        return switch (type) {
            case Type.Id _ ->
                value.asText().startsWith("@") ? value : LongNode.valueOf(whole(name, value, Type.Range.ANY));
            case Type.Whole(Type.Range range) -> LongNode.valueOf(whole(name, value, range));
            case Type.Flag _ -> flag(name, value);
            case Type.Characters(Type.Range range) ->
                text(name, value, range, value.asText().length());
            case Type.Bytes(Type.Range range) ->
                text(name, value, range, value.asText().getBytes(StandardCharsets.UTF_8).length);
            case Type.Word word -> {
                if (word.words().contains(value.asText())) yield value;
                throw Refused.badRequest("%s must be one of %s".formatted(name, word.words()));
            }
            case Type.One one -> of(form(one, name, tree(value)), (ObjectNode) tree(value));
            case Type.Many many -> list(many, name, tree(value));
        };
    }

    private static long whole(String name, JsonNode value, Type.Range range) {
        try {
            long number = value.isIntegralNumber() ? value.asLong() : Long.parseLong(value.asText());
            if (range.holds(number)) return number;
            throw Refused.badRequest("%s is out of range: %d".formatted(name, number));
        } catch (NumberFormatException _) {
            throw Refused.badRequest(name + " must be a whole number");
        }
    }

    private static JsonNode flag(String name, JsonNode value) {
        return switch (value.asText()) {
            case "true", "True", "1" -> BooleanNode.TRUE;
            case "false", "False", "0" -> BooleanNode.FALSE;
            default -> throw Refused.badRequest(name + " must be true or false");
        };
    }

    private static JsonNode text(String name, JsonNode value, Type.Range range, long length) {
        if (!value.isTextual()) throw Refused.badRequest(name + " must be text");
        if (range.holds(length)) return value;
        // Telegram's own word for the commonest of them.
        throw Refused.badRequest(name.equals("callback_data") ? "BUTTON_DATA_INVALID" : name + " has a wrong length");
    }

    private String form(Type.One one, String name, JsonNode value) {
        if (!value.isObject()) throw Refused.badRequest("object expected as " + name);
        if (one.forms().size() == 1) return one.forms().getFirst();
        return one.forms().stream()
                .filter(form ->
                        rules.find(form).orElseThrow().required().stream().allMatch(value::has))
                .findFirst()
                .orElseThrow(() -> Refused.badRequest("%s must be one of %s".formatted(name, one.forms())));
    }

    private ArrayNode list(Type.Many many, String name, JsonNode value) {
        if (!value.isArray()) throw Refused.badRequest("array expected as " + name);
        if (!many.range().holds(value.size())) throw Refused.badRequest(name + " has a wrong number of items");
        var fitting = JsonNodeFactory.instance.arrayNode();
        for (var item : value) fitting.add(fit(many.each(), name, item));
        return fitting;
    }

    private static JsonNode tree(JsonNode value) {
        if (!value.isTextual()) return value;
        try {
            return JSON.readTree(value.asText());
        } catch (JsonProcessingException _) {
            throw Refused.badRequest("can't parse JSON");
        }
    }
}
