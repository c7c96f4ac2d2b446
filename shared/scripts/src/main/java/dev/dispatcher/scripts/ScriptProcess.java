package dev.dispatcher.scripts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One run of a script, with the text that it ran, which a list leaves out. The exit code is null until it is known,
/// and stays so when a signal ended it.
public record ScriptProcess(
        UUID id,
        @Nullable UUID commandId,
        @Nullable String script,
        ProcessStatus status,
        @Nullable Integer exitCode,
        @Nullable Integer signal,
        @Nullable String reason,
        Line line,
        Times times,
        Stop stop,
        Written written,
        Duration timeLimit,
        List<String> environmentNames) {

    public ScriptProcess {
        environmentNames = List.copyOf(environmentNames);
    }

    /// While it is queued: how many are to start up to this one, and what it waits for if not for its turn.
    public record Line(@Nullable Integer position, @Nullable String waitsFor) {}

    /// When what happened.
    public record Times(
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}

    /// Who wanted it stopped, and why.
    public record Stop(
            @Nullable Instant requestedAt,
            @Nullable String by,
            @Nullable String reason) {}

    /// How much it wrote in all, whether some of that is not kept, and whether some of it never arrived.
    public record Written(long outBytes, long errBytes, boolean isTruncated, boolean isIncomplete) {}
}
