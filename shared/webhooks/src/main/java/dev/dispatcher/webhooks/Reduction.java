package dev.dispatcher.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/// Makes a body that is too large small enough: first what nobody reads goes, then long lists and long texts are cut,
/// and at last fields go too.
public final class Reduction {

    public static final int BYTES_MAX = 200 * 1024;

    /// True in a body of which something is missing that somebody would have read.
    public static final String CUT = "dispatcher_cut";

    private static final Limits LARGEST = new Limits(1_000, 100, 8_000);
    private static final int CHARACTERS_MIN = 200;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Reduction() {}

    /// The body itself, when it is small enough.
    public static JsonNode of(JsonNode body, Fields fields) {
        if (fits(body)) return body;
        var kept = fields.of(body);
        for (var limits = LARGEST; !fits(kept); limits = limits.narrower()) {
            kept = cut(kept, limits);
            if (kept instanceof ObjectNode object) object.put(CUT, true);
        }
        return kept;
    }

    /// How much of each list, object and text is kept; names are as long as there may be fields. At their narrowest any
    /// body fits: readers of JSON allow only so much depth.
    private record Limits(int items, int fields, int characters) {

        /// What we read has few fields, so they stay while lists can still be shortened.
        Limits narrower() {
            int fewer = items > 1 ? fields : Math.max(1, fields / 2);
            return new Limits(Math.max(1, items / 2), fewer, Math.max(CHARACTERS_MIN, characters / 2));
        }
    }

    private static boolean fits(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    }

    private static JsonNode cut(JsonNode node, Limits limits) {
        return switch (node) {
            case ObjectNode object -> {
                var rest = NODES.objectNode();
                for (var field : object.properties()) {
                    if (rest.size() == limits.fields()) break;
                    rest.set(start(field.getKey(), limits.fields()), cut(field.getValue(), limits));
                }
                yield rest;
            }
            case ArrayNode array -> {
                var rest = NODES.arrayNode();
                for (var item : array) {
                    if (rest.size() == limits.items()) break;
                    rest.add(cut(item, limits));
                }
                yield rest;
            }
            default -> node.isTextual() ? NODES.textNode(start(node.textValue(), limits.characters())) : node;
        };
    }

    /// Never half of a character.
    private static String start(String text, int characters) {
        if (text.length() <= characters) return text;
        boolean isSplit = Character.isHighSurrogate(text.charAt(characters - 1));
        return text.substring(0, isSplit ? characters - 1 : characters);
    }
}
