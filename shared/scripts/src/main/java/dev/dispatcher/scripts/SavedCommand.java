package dev.dispatcher.scripts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A script that was saved. Its text is null where a list leaves a large one out.
public record SavedCommand(
        UUID id,
        @Nullable String name,
        @Nullable String script,
        Duration timeLimit,
        @Nullable Duration idleLimit,
        Duration grace,
        List<String> environmentNames,
        Instant createdAt) {

    public SavedCommand {
        environmentNames = List.copyOf(environmentNames);
    }
}
