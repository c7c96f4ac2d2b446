package dev.dispatcher.local.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.template.BrokenTemplate;
import dev.dispatcher.local.topics.Condition.AnythingBut;
import dev.dispatcher.local.topics.Condition.Bound;
import dev.dispatcher.local.topics.Condition.Exactly;
import dev.dispatcher.local.topics.Condition.Exists;
import dev.dispatcher.local.topics.Condition.IgnoringCase;
import dev.dispatcher.local.topics.Condition.OfOneValue;
import dev.dispatcher.local.topics.Condition.Prefix;
import dev.dispatcher.local.topics.Condition.Relation;
import dev.dispatcher.local.topics.Condition.Suffix;
import dev.dispatcher.local.topics.Condition.Within;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a filter policy of what the template says, and refuses what it does not know: a filter that is half
/// understood would drop messages or let too many through.
final class PolicyReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final String subscription;

    PolicyReader(String subscription) {
        this.subscription = subscription;
    }

    FilterPolicy read(Map<String, Object> written) {
        var conditions = new LinkedHashMap<String, List<Condition>>();
        JSON.<JsonNode>valueToTree(written)
                .properties()
                .forEach(attribute -> conditions.put(attribute.getKey(), conditions(attribute.getValue())));
        return new FilterPolicy(conditions);
    }

    private List<Condition> conditions(JsonNode written) {
        if (!written.isArray() || written.isEmpty()) throw unknown(written);
        return written.valueStream().map(this::condition).toList();
    }

    private Condition condition(JsonNode written) {
        if (written.path("exists").isBoolean() && written.size() == 1) {
            return new Exists(written.path("exists").booleanValue());
        }
        return written.has("anything-but") && written.size() == 1
                ? new AnythingBut(unwanted(written.get("anything-but")))
                : ofOneValue(written);
    }

    private List<OfOneValue> unwanted(JsonNode written) {
        if (!written.isArray()) return List.of(ofOneValue(written));
        return written.valueStream().map(this::ofOneValue).toList();
    }

    private OfOneValue ofOneValue(JsonNode written) {
        if (written.isValueNode()) return new Exactly(written);
        if (!written.isObject() || written.size() != 1) throw unknown(written);
        var operation = written.properties().iterator().next();
        var operand = operation.getValue();
        return switch (operation.getKey()) {
            case "prefix" -> new Prefix(text(operand));
            case "suffix" -> new Suffix(text(operand));
            case "equals-ignore-case" -> new IgnoringCase(text(operand));
            case "numeric" -> new Within(bounds(operand));
            default -> throw unknown(written);
        };
    }

    private String text(JsonNode operand) {
        if (!operand.isTextual()) throw unknown(operand);
        return operand.textValue();
    }

    private List<Bound> bounds(JsonNode written) {
        if (!written.isArray() || written.isEmpty() || written.size() % 2 != 0) throw unknown(written);
        var bounds = new ArrayList<Bound>();
        for (int at = 0; at < written.size(); at += 2) {
            var limit = written.get(at + 1);
            if (!limit.isNumber()) throw unknown(written);
            bounds.add(new Bound(relation(written.get(at)), limit.decimalValue()));
        }
        return bounds;
    }

    private Relation relation(JsonNode written) {
        return switch (written.asText()) {
            case "<" -> Relation.LESS;
            case "<=" -> Relation.AT_MOST;
            case "=" -> Relation.EQUAL;
            case ">=" -> Relation.AT_LEAST;
            case ">" -> Relation.MORE;
            default -> throw unknown(written);
        };
    }

    private BrokenTemplate unknown(JsonNode written) {
        return new BrokenTemplate("The filter policy of %s says %s, which this machine does not understand."
                .formatted(subscription, written));
    }
}
