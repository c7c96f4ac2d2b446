package dev.dispatcher.assistant.updates;

/// Somebody at Telegram, as Telegram tells of them. What it does not tell is empty.
public record Someone(
        long id, boolean isBot, String firstName, String lastName, String username, String languageCode) {

    /// What they are called; never empty.
    public String name() {
        var name = (firstName + " " + lastName).strip();
        if (!name.isEmpty()) return name;
        return username.isEmpty() ? String.valueOf(id) : username;
    }
}
