package dev.dispatcher.functions.api.scripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.scripts.Listed;
import dev.dispatcher.scripts.SavedCommand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command as the API shows it.
@Schema(name = "Command")
record CommandAnswer(
        UUID id,
        @Nullable String name,

        @Schema(description = "Left out where command_omitted is true.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String command,

        @Schema(description = "True where a list leaves out a text of more than 4 KiB.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        Boolean commandOmitted,

        long timeoutSeconds,
        @Nullable Long idleTimeoutSeconds,
        long graceSeconds,

        @Schema(description = "The names of its variables. Values are never shown.")
        List<String> environment,

        Instant createdAt) {

    /// Newest first.
    @Schema(name = "Commands")
    record Page(
            List<CommandAnswer> data,

            @Schema(description = "Give it as cursor to get what follows.") @Nullable
            UUID nextCursor) {}

    static CommandAnswer of(SavedCommand command) {
        var idle = command.idleLimit();
        return new CommandAnswer(
                command.id(),
                command.name(),
                command.script(),
                command.script() == null ? true : null,
                command.timeLimit().toSeconds(),
                idle == null ? null : (Long) idle.toSeconds(),
                command.grace().toSeconds(),
                command.environmentNames(),
                command.createdAt());
    }

    static Page of(Listed<SavedCommand> listed) {
        return new Page(listed.data().stream().map(CommandAnswer::of).toList(), listed.next());
    }
}
