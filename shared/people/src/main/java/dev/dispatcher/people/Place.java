package dev.dispatcher.people;

import org.jspecify.annotations.Nullable;

/// Where something is said: a chat, or one topic of it.
public record Place(long chatId, @Nullable Integer thread) {

    public Place {
        if (chatId == 0) throw new IllegalArgumentException("no chat has the id 0");
    }

    /// Telegram gives groups negative ids.
    public boolean isGroup() {
        return chatId < 0;
    }

    /// All of a chat, or its general topic.
    public static Place chat(long chatId) {
        return new Place(chatId, null);
    }
}
