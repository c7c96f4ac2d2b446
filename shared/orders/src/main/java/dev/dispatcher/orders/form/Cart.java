package dev.dispatcher.orders.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dispatcher.platform.json.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The short form `{"user_id":123,"items":[{"sku":"ABC","qty":1}]}`. It is a request of ours, so a field nobody knows
/// is an error in it.
final class Cart {

    static final int LINES_MAX = 100;
    static final int QTY_MAX = 999;

    private static final Pattern SKU = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String UNKNOWN = "is not a field of this request.";

    private static final Field USER = Field.whole("user_id", 1, Field.WHOLE_MAX);
    private static final List<Field> LINE = List.of(
            Field.coded("sku", SKU, "must be 1 to 64 letters, digits and . _ -"), Field.whole("qty", 1, QTY_MAX));

    private Cart() {}

    /// Whoever names a user and nothing that a full order begins with means a cart.
    static boolean isMeantBy(JsonNode object) {
        return object.has("user_id") && !object.has("order_uid") && !object.has("delivery") && !object.has("payment");
    }

    static void check(JsonNode cart, Findings findings) {
        USER.check(cart, findings);
        unknown(cart, List.of("user_id", "items"), findings);
        var items = cart.get("items");
        if (items == null) findings.missing("items");
        else if (!items.isArray()) findings.add("/items", "must be an array.");
        else if (items.isEmpty() || items.size() > LINES_MAX) {
            findings.add("/items", "must hold 1 to %d lines.".formatted(LINES_MAX));
        } else {
            for (int i = 0; i < items.size(); i++)
                line(items.get(i), findings.at("items").at(i));
            if (findings.list().isEmpty()) merged(items).forEach((sku, qty) -> tooMany(sku, qty, findings));
        }
    }

    private static void line(JsonNode line, Findings here) {
        if (!line.isObject()) {
            here.add("", "must be an object.");
            return;
        }
        for (var field : LINE) field.check(line, here);
        unknown(line, List.of("sku", "qty"), here);
    }

    private static void tooMany(String sku, long qty, Findings findings) {
        if (qty > QTY_MAX) findings.add("/items", "hold %d of %s, where %d are the most.".formatted(qty, sku, QTY_MAX));
    }

    private static void unknown(JsonNode object, List<String> known, Findings here) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) here.at(name).add("", UNKNOWN);
        });
    }

    /// The order that a cart in good form becomes. Lines of the same sku are one.
    static JsonNode order(String uid, JsonNode cart) {
        var order = JsonNodeFactory.instance.objectNode();
        order.put("order_uid", uid);
        order.put("user_id", Objects.requireNonNull(Field.wholeOf(cart.path("user_id"))));
        ArrayNode lines = order.putArray("items");
        merged(cart.path("items"))
                .forEach((sku, qty) -> lines.addObject().put("sku", sku).put("qty", qty));
        return order;
    }

    private static Map<String, Long> merged(JsonNode items) {
        var merged = new LinkedHashMap<String, Long>();
        for (var line : items) {
            merged.merge(
                    line.path("sku").textValue(), Objects.requireNonNull(Field.wholeOf(line.path("qty"))), Long::sum);
        }
        return merged;
    }
}
