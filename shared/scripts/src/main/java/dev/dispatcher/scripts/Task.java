package dev.dispatcher.scripts;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task as the place it runs in tells of it. `version` grows with everything that happens to it; null is unknown.
/// `end` is there once it has stopped.
public record Task(
        String id,
        @Nullable UUID process,
        @Nullable Long version,
        @Nullable End end) {

    public boolean isOver() {
        return end != null;
    }

    /// How a task ended: a word for programs, a sentence, and what its agent's process left as exit code.
    public record End(
            String stopCode,
            @Nullable String reason,
            @Nullable Integer exitCode) {}
}
