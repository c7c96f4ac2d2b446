package dev.dispatcher.assistant.forge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose token it is and what it is good for. Scopes are empty where the forge does not tell them.
public record TokenFacts(
        Account account, List<String> scopes, @Nullable Instant expiresAt) {

    public TokenFacts {
        scopes = List.copyOf(scopes);
    }
}
