package dev.dispatcher.assistant.happenings;

import org.jspecify.annotations.Nullable;

/// An account at a forge. `saysBot`: the forge itself calls it a bot.
public record Actor(@Nullable Long id, String username, String name, boolean saysBot) {

    /// How people call it.
    public String handle() {
        return username.isEmpty() ? name : "@" + username;
    }

    /// By number where both are known: names change hands.
    public boolean sameAs(Actor other) {
        if (id != null && other.id != null) return id.equals(other.id);
        return !username.isEmpty() && username.equalsIgnoreCase(other.username);
    }
}
