package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.telegram.world.Chat;
import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.standins.telegram.world.Text;
import dev.dispatcher.standins.telegram.world.World;
import java.time.Instant;

/// One call of one method, at one moment, with parameters that follow the rules. What it asks for and is not there
/// refuses it.
record Asked(World world, Instant now, ObjectNode given) {

    private static final int TEXT_MAX = 4_096;

    JsonNode tree(String name) {
        return given.path(name);
    }

    String text(String name) {
        return given.path(name).asText("");
    }

    int whole(String name) {
        return given.path(name).asInt(0);
    }

    boolean flag(String name) {
        return given.path(name).asBoolean(false);
    }

    Chat chat() {
        return world.find(given.path("chat_id").asLong(0)).orElseThrow(() -> Refused.badRequest("chat not found"));
    }

    /// One the bot may still write to.
    Chat openChat() {
        var chat = chat();
        chat.successor().ifPresent(next -> {
            throw Refused.migrated(next.id());
        });
        return switch (chat.status(Person.BOT.id())) {
            case "kicked" ->
                throw Refused.forbidden(
                        chat.isPrivate()
                                ? "bot was blocked by the user"
                                : "bot was kicked from the " + chat.type() + " chat");
            case "left" -> throw Refused.forbidden("bot is not a member of the " + chat.type() + " chat");
            default -> chat;
        };
    }

    Message message(String forWhat) {
        return openChat()
                .find(whole("message_id"))
                .orElseThrow(() -> Refused.badRequest("message to " + forWhat + " not found"));
    }

    Text said() {
        var text = text("parse_mode").equals("HTML") ? Html.parse(text("text")) : Text.typed(text("text"));
        if (text.plain().isBlank()) throw Refused.badRequest("message text is empty");
        if (text.plain().length() > TEXT_MAX) throw Refused.badRequest("message is too long");
        return text;
    }
}
