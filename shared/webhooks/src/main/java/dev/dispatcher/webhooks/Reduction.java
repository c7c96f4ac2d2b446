package dev.dispatcher.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// Makes a body that is too large small enough: first what nobody reads goes, then long lists and long texts are cut.
public final class Reduction {

    public static final int BYTES_MAX = 200 * 1024;

    /// True in a body of which something is missing that somebody would have read.
    public static final String CUT = "dispatcher_cut";

    private static final int ITEMS_MAX = 1_000;
    private static final int CHARACTERS_MAX = 8_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Reduction() {}

    /// The body itself, when it is small enough.
    public static JsonNode of(JsonNode body, Fields fields) {
        if (fits(body)) return body;
        var kept = fields.of(body);
        if (!fits(kept) && kept instanceof ObjectNode object) object.put(CUT, true);
        int items = ITEMS_MAX;
        int characters = CHARACTERS_MAX;
        while (!fits(kept)) {
            kept = cut(kept, items, characters);
            items = Math.max(1, items / 2);
            characters = Math.max(1, characters / 2);
        }
        return kept;
    }

    private static boolean fits(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    private static JsonNode cut(JsonNode node, int items, int characters) {
        return switch (node) {
            case ObjectNode object -> {
                var rest = NODES.objectNode();
                object.properties()
                        .forEach(field -> rest.set(field.getKey(), cut(field.getValue(), items, characters)));
                yield rest;
            }
            case ArrayNode array -> {
                var rest = NODES.arrayNode();
                for (var item : array) {
                    if (rest.size() < items) rest.add(cut(item, items, characters));
                }
                yield rest;
            }
            default -> node.isTextual() ? NODES.textNode(start(node.textValue(), characters)) : node;
        };
    }

    /// Never half of a character.
    private static String start(String text, int characters) {
        if (text.length() <= characters) return text;
        boolean isSplit = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.substring(0, isSplit ? characters - 1 : characters);
    }
}
