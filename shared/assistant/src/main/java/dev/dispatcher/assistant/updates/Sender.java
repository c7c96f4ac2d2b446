package dev.dispatcher.assistant.updates;

import com.fasterxml.jackson.databind.JsonNode;

/// Who did it. `isSomebody` is false where nobody can tell: an administrator without a name, a channel, a bot.
public record Sender(long id, String name, String lastName, String username, String language, boolean isSomebody) {

    /// Telegram's stand-ins for administrators without a name, and for channels that speak in groups.
    private static final long ANONYMOUS_ADMIN = 1_087_968_824L;
    private static final long CHANNEL_BOT = 136_817_688L;

    /// How people call them.
    public String handle() {
        return username.isEmpty() ? name : "@" + username;
    }

    /// As Telegram tells of them.
    public static Sender of(JsonNode from, boolean isVeiled) {
        long id = from.path("id").asLong();
        boolean isVeil = id == 0 || id == ANONYMOUS_ADMIN || id == CHANNEL_BOT;
        return new Sender(
                id,
                from.path("first_name").asText(""),
                from.path("last_name").asText(""),
                from.path("username").asText(""),
                from.path("language_code").asText(""),
                !isVeiled && !isVeil && !from.path("is_bot").asBoolean());
    }
}
