package dev.dispatcher.assistant.updates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.webhooks.telegram.SealedTexts;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the payload of `telegram.update`, and opens what was sealed in it.
@Singleton
final class UpdateReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final Provider<SealedTexts> texts;

    /// Only who hears of Telegram needs the master of the webhooks.
    UpdateReader(Provider<SealedTexts> texts) {
        this.texts = texts;
    }

    /// Empty for what is no update at all.
    Optional<Update> read(String payload) {
        try {
            var body = JSON.readTree(payload).path("body");
            return body.path("update_id").canConvertToLong() ? Optional.of(update(body)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // its message may quote what was said
        }
    }

    private Update update(JsonNode body) {
        long id = body.path("update_id").asLong();
        var press = body.path("callback_query");
        if (isSomewhere(press.path("message"))) return pressed(id, press);
        return Stream.of("message", "edited_message")
                .filter(name -> isSomewhere(body.path(name)))
                .findFirst()
                .flatMap(name -> said(id, body.path(name), name.equals("edited_message")))
                .orElseGet(() -> new Update.Other(id, body));
    }

    private static boolean isSomewhere(JsonNode message) {
        return message.at("/chat/id").asLong() != 0;
    }

    private static Update pressed(long id, JsonNode press) {
        var message = press.path("message");
        return new Update.Pressed(
                id,
                Spot.of(message),
                message.path("message_id").asInt(),
                Sender.of(press.path("from"), message.at("/chat/type").asText().equals("channel")),
                press.path("data").asText(""));
    }

    private Optional<Update> said(long id, JsonNode message, boolean isEdited) {
        var field = message.has("text") ? message.path("text") : message.path("caption");
        if (field.isMissingNode()) return Optional.empty();
        return texts.get()
                .open(id, field)
                .map(text -> new Update.Said(
                        id,
                        Spot.of(message),
                        message.path("message_id").asInt(),
                        Sender.of(message.path("from"), message.has("sender_chat")),
                        text,
                        field.path("has_token").asBoolean(),
                        isEdited,
                        message.at("/reply_to_message/from/is_bot").asBoolean(),
                        message.has("reply_to_message")
                                ? Integer.valueOf(message.at("/reply_to_message/message_id")
                                        .asInt())
                                : null));
    }
}
