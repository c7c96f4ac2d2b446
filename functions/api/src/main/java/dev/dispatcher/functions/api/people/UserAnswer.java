package dev.dispatcher.functions.api.people;

import dev.dispatcher.people.Role;
import dev.dispatcher.people.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A user as the API shows them.
@Schema(name = "User")
record UserAnswer(
        long id,
        @Schema(description = "The older name of id.") long chatId,
        String name,

        @Schema(description = "user, admin or both with a comma between them.")
        String role,

        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,

        @Schema(
                type = "string",
                allowableValues = {"ru", "en"})
        String language,

        boolean active,

        @Schema(description = "True when the bot can write to them: their news goes to Telegram, and not to notify.")
        boolean linked,

        Instant createdAt,
        Instant updatedAt) {

    static UserAnswer of(User user) {
        return new UserAnswer(
                user.id(),
                user.id(),
                user.name(),
                user.roles().stream().map(Role::word).sorted().collect(Collectors.joining(",")),
                user.firstName(),
                user.lastName(),
                user.username(),
                user.language().word(),
                user.active(),
                user.isLinked(),
                user.createdAt(),
                user.updatedAt());
    }
}
