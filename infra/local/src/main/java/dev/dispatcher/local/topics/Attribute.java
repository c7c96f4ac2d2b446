package dev.dispatcher.local.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/// What a message says about itself beside its body. A Binary value is kept as Base64.
record Attribute(String type, String value) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..+)?");

    Attribute {
        if (!TYPE.matcher(type).matches()) {
            throw Refused.badAttribute("The type of a message attribute starts with Binary, Number or String.");
        }
        if (value.isEmpty())
            throw Refused.badAttribute("A message attribute of type %s needs a value.".formatted(type));
        if (type.startsWith("Number")) number(value);
        if (type.startsWith("Binary")) binary(value);
    }

    static Attribute read(Form value) {
        var type = value.text("DataType").orElse("");
        var field = type.startsWith("Binary") ? "BinaryValue" : "StringValue";
        return new Attribute(type, value.text(field).orElse(""));
    }

    boolean isBinary() {
        return type.startsWith("Binary");
    }

    byte[] bytes() {
        return isBinary() ? binary(value) : value.getBytes(StandardCharsets.UTF_8);
    }

    /// What a filter compares with: the elements of a String.Array, nothing of a Binary, else the value itself.
    List<JsonNode> values() {
        if (isBinary()) return List.of();
        if (type.startsWith("Number")) return List.of(DecimalNode.valueOf(number(value)));
        return type.equals("String.Array") ? elements() : List.of(TextNode.valueOf(value));
    }

    private List<JsonNode> elements() {
        try {
            var elements = new ArrayList<JsonNode>();
            JSON.readTree(value).forEach(elements::add);
            return elements;
        } catch (JsonProcessingException _) {
            return List.of();
        }
    }

    private static BigDecimal number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException _) {
            throw Refused.badAttribute("A message attribute of type Number holds no number.");
        }
    }

    private static byte[] binary(String value) {
        try {
            return Base64.getDecoder().decode(value);
        } catch (IllegalArgumentException _) {
            throw Refused.badAttribute("A message attribute of type Binary is not Base64.");
        }
    }
}
