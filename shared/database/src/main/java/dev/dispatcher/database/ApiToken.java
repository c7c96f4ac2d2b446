package dev.dispatcher.database;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who calls the API and what they may do. The secret is not in it.
public record ApiToken(
        UUID id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public ApiToken {
        scopes = Set.copyOf(scopes);
    }

    public boolean allows(Scope scope) {
        return scopes.contains(Scope.ADMIN) || scopes.contains(scope);
    }

    boolean isValidAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    static ApiToken of(Row row) {
        var scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(row.texts("scopes"))
                .forEach(word -> scopes.add(Scope.of(word).orElseThrow()));
        return new ApiToken(
                row.uuid("id"),
                row.text("name"),
                scopes,
                row.time("created_at"),
                row.timeOrNull("expires_at"),
                row.timeOrNull("last_used_at"),
                row.timeOrNull("revoked_at"));
    }
}
