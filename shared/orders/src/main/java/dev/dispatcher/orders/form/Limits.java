package dev.dispatcher.orders.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.platform.json.Findings;

/// What holds for every value of an order, whether we know the field or not.
final class Limits {

    static final int BYTES_MAX = 256 * 1024;
    static final int DEPTH_MAX = 16;

    private Limits() {}

    static void check(JsonNode order, Findings findings) {
        check(order, 1, findings);
    }

    private static void check(JsonNode value, int depth, Findings here) {
        if (value.isNumber()) {
            if (!CanonicalJson.keeps(value)) here.add("", "is a number with more digits than a double keeps.");
            return;
        }
        if (!value.isContainerNode()) return;
        if (depth > DEPTH_MAX) here.add("", "is nested deeper than %d levels.".formatted(DEPTH_MAX));
        else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                if (isWorthALook(value.get(i))) check(value.get(i), depth + 1, here.at(i));
            }
        } else {
            for (var field : value.properties()) {
                if (isWorthALook(field.getValue())) check(field.getValue(), depth + 1, here.at(field.getKey()));
            }
        }
    }

    /// Most values are texts and small numbers, and need no pointer made for them.
    private static boolean isWorthALook(JsonNode value) {
        return value.isContainerNode() || (value.isNumber() && !value.isInt());
    }
}
