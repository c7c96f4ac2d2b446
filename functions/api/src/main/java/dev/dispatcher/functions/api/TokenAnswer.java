package dev.dispatcher.functions.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.database.ApiToken;
import dev.dispatcher.database.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token as the API shows it. The secret is there once, in the answer to the request that made it.
@Schema(name = "Token")
record TokenAnswer(
        UUID id,
        String name,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    static TokenAnswer of(ApiToken token) {
        return withSecret(token, null);
    }

    static TokenAnswer withSecret(ApiToken token, @Nullable String secret) {
        return new TokenAnswer(
                token.id(),
                token.name(),
                token.scopes().stream().sorted().map(Scope::word).toList(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                token.revokedAt(),
                secret);
    }
}
