package dev.dispatcher.people.telegram;

import java.util.Locale;

/// A line of the menu of commands.
public record BotCommand(String command, String description) {

    /// Who sees a menu.
    public enum Scope {
        ALL_PRIVATE_CHATS,
        ALL_GROUP_CHATS,
        ALL_CHAT_ADMINISTRATORS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BotCommand {
        if (!command.matches("[a-z0-9_]{1,32}")) throw new IllegalArgumentException("no command: " + command);
        if (description.isBlank() || description.length() > 256) {
            throw new IllegalArgumentException("no description of " + command);
        }
    }
}
