package dev.dispatcher.assistant.updates;

/// Who did it. `isSomebody` is false where nobody can tell: an administrator without a name, a channel, a bot.
public record Sender(long id, String name, String username, String language, boolean isSomebody) {

    /// How people call them.
    public String handle() {
        return username.isEmpty() ? name : "@" + username;
    }
}
