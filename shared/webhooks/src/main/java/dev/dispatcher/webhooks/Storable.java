package dev.dispatcher.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Somebody's commit message may hold characters that no database takes. They become `�`, and the rest arrives.
final class Storable {

    private static final char REPLACEMENT = '\uFFFD';

    private Storable() {}

    static JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var clean = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> clean.set(text(field.getKey()), of(field.getValue())));
                yield clean;
            }
            case ArrayNode array -> {
                var clean = JsonNodeFactory.instance.arrayNode();
                for (var item : array) clean.add(of(item));
                yield clean;
            }
            default -> node.isTextual() ? JsonNodeFactory.instance.textNode(text(node.textValue())) : node;
        };
    }

    private static String text(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) return text;
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (isPair) clean.append(c).append(text.charAt(++i));
            else clean.append(c == 0 || Character.isSurrogate(c) ? REPLACEMENT : c);
        }
        return clean.toString();
    }
}
