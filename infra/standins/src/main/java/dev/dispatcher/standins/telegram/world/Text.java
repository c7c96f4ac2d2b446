package dev.dispatcher.standins.telegram.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Pattern;

/// What a message says: the characters, what is said about some of them, and both as HTML that is safe to show.
public record Text(String plain, ArrayNode entities, String html) {

    private static final Pattern COMMAND = Pattern.compile("(?<=^|\\s)/[A-Za-z0-9_]{1,32}(?:@\\w+)?");

    /// As a person types it. Commands are found, as Telegram finds them.
    public static Text typed(String plain) {
        var entities = JsonNodeFactory.instance.arrayNode();
        COMMAND.matcher(plain)
                .results()
                .forEach(command -> entities.addObject()
                        .put("type", "bot_command")
                        .put("offset", command.start())
                        .put("length", command.end() - command.start()));
        return new Text(plain, entities, escaped(plain));
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
