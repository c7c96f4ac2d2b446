package dev.dispatcher.assistant.updates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where something happened: a chat, or one topic of it.
public record Spot(
        long chat, Chat.Kind kind, String title, @Nullable Integer thread) {

    public Place place() {
        return new Place(chat, thread);
    }

    public boolean isPrivate() {
        return kind == Chat.Kind.PRIVATE;
    }

    /// Answers to a message have a thread as well; only a topic is a place of its own.
    public static Spot of(JsonNode message) {
        boolean isTopic = message.path("is_topic_message").asBoolean(false);
        var chat = message.path("chat");
        return new Spot(
                chat.path("id").asLong(),
                kind(chat.path("type").asText()),
                chat.path("title").asText(""),
                isTopic ? Integer.valueOf(message.path("message_thread_id").asInt()) : null);
    }

    private static Chat.Kind kind(String word) {
        return Arrays.stream(Chat.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Chat.Kind.GROUP);
    }
}
