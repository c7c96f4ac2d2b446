package dev.dispatcher.assistant.updates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.updates.Update.Edited;
import dev.dispatcher.assistant.updates.Update.Ignored;
import dev.dispatcher.assistant.updates.Update.Migrated;
import dev.dispatcher.assistant.updates.Update.Pressed;
import dev.dispatcher.assistant.updates.Update.Said;
import dev.dispatcher.assistant.updates.Update.Turned;
import dev.dispatcher.people.Chat;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.webhooks.telegram.SealedTexts;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes an `Update` of Telegram's. What is missing or strange makes it nothing of ours, never an error.
@Singleton
public final class UpdateReading {

    private static final Set<String> IN = Set.of("creator", "administrator", "member", "restricted");

    private final SealedTexts texts;

    public UpdateReading(SealedTexts texts) {
        this.texts = texts;
    }

    /// `payload` as the queue has it: the id of the hook, headers and the body.
    public Update read(String payload) {
        var body = Json.read(payload, JsonNode.class).path("body");
        long id = body.path("update_id").asLong();
        if (body.has("message")) return message(id, body.path("message"), false);
        if (body.has("edited_message")) return message(id, body.path("edited_message"), true);
        if (body.has("callback_query")) return press(body.path("callback_query"));
        if (body.has("my_chat_member")) return turn(body.path("my_chat_member"));
        return new Ignored("an update of no kind that anybody reads");
    }

    private Update message(long update, JsonNode message, boolean isEdited) {
        var facts = new Facts(message);
        var chat = facts.at("chat").number("id");
        var to = facts.number("migrate_to_chat_id");
        var from = facts.number("migrate_from_chat_id");
        if (chat != null && to != null) return new Migrated(chat, to);
        if (chat != null && from != null) return new Migrated(from, chat);

        var spot = spot(facts);
        var by = someone(facts.at("from"));
        if (spot.isEmpty() || by.isEmpty()) return new Ignored("a message of nobody");
        boolean isVeiled = facts.has("sender_chat");
        if (by.get().isBot() && !isVeiled) return new Ignored("said by a bot");
        var field = message.has("text") ? message.path("text") : message.path("caption");
        var text = texts.open(update, field).orElse("");
        if (text.isBlank()) return new Ignored("no words that we can read");
        int number = (int) facts.numberOr("message_id", 0);
        boolean hasToken = field.path("has_token").asBoolean(false);
        return isEdited
                ? new Edited(by.get(), spot.get(), number, text, hasToken, isVeiled)
                : new Said(by.get(), spot.get(), number, text, hasToken, isVeiled);
    }

    private static Update press(JsonNode query) {
        var facts = new Facts(query);
        var spot = spot(facts.at("message"));
        var by = someone(facts.at("from"));
        var data = facts.raw("data");
        if (spot.isEmpty() || by.isEmpty() || data.isEmpty()) return new Ignored("a press of no button of ours");
        return new Pressed(by.get(), spot.get(), (int) facts.at("message").numberOr("message_id", 0), data);
    }

    private static Update turn(JsonNode member) {
        var facts = new Facts(member);
        var spot = spot(facts);
        var by = someone(facts.at("from"));
        var status = facts.at("new_chat_member").text("status");
        if (spot.isEmpty() || by.isEmpty() || status.isEmpty()) return new Ignored("a membership of nobody");
        boolean wasIn = IN.contains(facts.at("old_chat_member").text("status"));
        return new Turned(by.get(), spot.get(), wasIn, IN.contains(status), status);
    }

    private static Optional<Spot> spot(Facts message) {
        var chat = message.at("chat").number("id");
        var kind = message.at("chat").text("type");
        boolean isKnown = Arrays.stream(Chat.Kind.values()).anyMatch(known -> known.name().equalsIgnoreCase(kind));
        if (chat == null || chat == 0 || !isKnown) return Optional.empty();
        return Optional.of(new Spot(chat, Chat.Kind.of(kind), message.at("chat").text("title"), thread(message)));
    }

    /// Answers to a message have a thread as well; only a topic is a place of its own.
    private static @Nullable Integer thread(Facts message) {
        var thread = message.number("message_thread_id");
        return thread != null && message.flag("is_topic_message") ? Integer.valueOf(thread.intValue()) : null;
    }

    private static Optional<Someone> someone(Facts from) {
        var id = from.number("id");
        if (id == null || id == 0) return Optional.empty();
        return Optional.of(new Someone(
                id,
                from.flag("is_bot"),
                from.text("first_name"),
                from.text("last_name"),
                from.text("username"),
                from.text("language_code")));
    }
}
