package dev.dispatcher.webhooks.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dispatcher.platform.TokenShape;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Seals of an update what may be a secret: what is said in private, save commands, and any text with a token in it. In
/// the place of the text stands `{"sealed": "…", "has_token": true}`, which `SealedTexts` opens.
final class UpdateSeal {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> SAID = Set.of("text", "caption");
    private static final Pattern COMMAND =
            Pattern.compile("/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]+)?(\\s.*)?", Pattern.DOTALL);

    private final SealedTexts texts;

    UpdateSeal(SealedTexts texts) {
        this.texts = texts;
    }

    JsonNode sealed(long updateId, JsonNode update) {
        var found = sealedTokens(updateId, update);
        for (var name : List.of("message", "edited_message")) {
            if (found.path(name) instanceof ObjectNode message && isPrivate(message)) sealPrivate(updateId, message);
        }
        return found;
    }

    private static boolean isPrivate(JsonNode message) {
        // Said in a place we cannot name: better private than not.
        return message.at("/chat/type").asText("private").equals("private");
    }

    private void sealPrivate(long updateId, ObjectNode message) {
        for (var field : SAID) {
            if (message.path(field) instanceof TextNode said && !isCommand(said.asText())) {
                message.set(field, seal(updateId, said.asText(), false));
            }
        }
    }

    private static boolean isCommand(String text) {
        return COMMAND.matcher(text).matches() && !TokenShape.mayBeIn(text);
    }

    private JsonNode sealedTokens(long updateId, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var rest = NODES.objectNode();
                object.properties()
                        .forEach(field -> rest.set(field.getKey(), sealedTokens(updateId, field.getValue())));
                yield rest;
            }
            case ArrayNode array -> {
                var rest = NODES.arrayNode();
                for (var item : array) rest.add(sealedTokens(updateId, item));
                yield rest;
            }
            case TextNode text when TokenShape.isIn(text.asText()) -> seal(updateId, text.asText(), true);
            default -> node;
        };
    }

    private JsonNode seal(long updateId, String text, boolean hasToken) {
        return NODES.objectNode().put("sealed", texts.seal(updateId, text)).put("has_token", hasToken);
    }
}
