package dev.dispatcher.assistant.commands;

import dev.dispatcher.people.Button;
import dev.dispatcher.people.telegram.Telegram;
import dev.dispatcher.people.telegram.TelegramFailure;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// The bot itself: what it is called at Telegram.
@Singleton
public final class Bot {

    private final Telegram telegram;
    private volatile @Nullable String username;

    public Bot(Telegram telegram) {
        this.telegram = telegram;
    }

    /// Asked once. Throws a `TelegramFailure` while Telegram does not answer.
    public String username() {
        var known = username;
        if (known != null) return known;
        var asked = telegram.me().username();
        username = asked;
        return asked;
    }

    /// Opens the private chat and asks for a command there.
    public Button.Link link(String text, String command) {
        return new Button.Link(text, "https://t.me/" + username() + "?start=" + command);
    }

    /// Whether this person rules the group. Throws a `TelegramFailure` when Telegram does not say.
    boolean isRuledBy(long chat, long user) {
        try {
            var status = telegram.memberStatus(chat, user);
            return status.equals("creator") || status.equals("administrator");
        } catch (TelegramFailure.Refused _) {
            return false; // Telegram knows of no such member
        }
    }
}
