package dev.dispatcher.assistant.updates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.people.Place;
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

    /// Telegram's stand-ins for administrators without a name, and for channels that speak in groups.
    private static final long ANONYMOUS_ADMIN = 1_087_968_824L;
    private static final long CHANNEL_BOT = 136_817_688L;

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
                place(message),
                isPrivate(message),
                message.path("message_id").asInt(),
                sender(press.path("from"), message.at("/chat/type").asText().equals("channel")),
                press.path("data").asText(""));
    }

    private Optional<Update> said(long id, JsonNode message, boolean isEdited) {
        var field = message.has("text") ? message.path("text") : message.path("caption");
        if (field.isMissingNode()) return Optional.empty();
        return texts.get()
                .open(id, field)
                .map(text -> new Update.Said(
                        id,
                        place(message),
                        isPrivate(message),
                        message.path("message_id").asInt(),
                        sender(message.path("from"), message.has("sender_chat")),
                        text,
                        field.path("has_token").asBoolean(),
                        isEdited,
                        message.at("/reply_to_message/from/is_bot").asBoolean()));
    }

    private static Place place(JsonNode message) {
        boolean isTopic = message.path("is_topic_message").asBoolean(message.has("message_thread_id"));
        return new Place(
                message.at("/chat/id").asLong(),
                isTopic ? message.path("message_thread_id").asInt() : null);
    }

    private static boolean isPrivate(JsonNode message) {
        return message.at("/chat/type").asText().equals("private");
    }

    private static Sender sender(JsonNode from, boolean isVeiled) {
        long id = from.path("id").asLong();
        boolean isVeil = id == 0 || id == ANONYMOUS_ADMIN || id == CHANNEL_BOT;
        return new Sender(
                id,
                from.path("first_name").asText(""),
                from.path("username").asText(""),
                from.path("language_code").asText(""),
                !isVeiled && !isVeil && !from.path("is_bot").asBoolean());
    }
}
