package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose account at a forge belongs to whom. What lets us in is not in here. `isOpen` is false when the user has to
/// sign in again; `version` counts the tokens there have been.
public record Link(
        UUID id,
        long user,
        Provider provider,
        String instance,
        long remoteId,
        String username,
        boolean isPersonal,
        List<String> scopes,
        @Nullable Instant expiresAt,
        int version,
        boolean isOpen) {

    public Link {
        scopes = List.copyOf(scopes);
    }

    static Link of(Row row) {
        return new Link(
                row.uuid("id"),
                row.big("user_id"),
                Provider.of(row.text("provider")).orElseThrow(),
                row.text("instance"),
                row.big("remote_id"),
                row.text("username"),
                row.text("kind").equals("personal"),
                List.of(row.texts("scopes")),
                row.timeOrNull("expires_at"),
                row.number("version"),
                row.flag("is_open"));
    }
}
