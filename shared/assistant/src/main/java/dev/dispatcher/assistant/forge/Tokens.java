package dev.dispatcher.assistant.forge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody has let us in with. `refresh` is null for what cannot be renewed. Never printed.
public record Tokens(
        Token access, @Nullable Token refresh, @Nullable Instant expiresAt, List<String> scopes) {

    public Tokens {
        scopes = List.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "Tokens[until " + expiresAt + ", " + scopes + "]";
    }
}
