package dev.dispatcher.people.telegram;

import org.jspecify.annotations.Nullable;

/// Something to say. `keyboard` is written as Telegram's `inline_keyboard`; `replyTo` may have been deleted meanwhile.
public record Letter(
        long chat,
        @Nullable Integer thread,
        String html,
        String keyboard,
        boolean isSilent,
        @Nullable Integer replyTo) {

    Letter inGeneral() {
        return new Letter(chat, null, html, keyboard, isSilent, replyTo);
    }
}
