package dev.dispatcher.assistant.updates;

import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Place;
import org.jspecify.annotations.Nullable;

/// Where something happened: a chat, or one topic of it.
public record Spot(long chat, Chat.Kind kind, String title, @Nullable Integer thread) {

    public Place place() {
        return new Place(chat, thread);
    }

    public boolean isPrivate() {
        return kind == Chat.Kind.PRIVATE;
    }
}
