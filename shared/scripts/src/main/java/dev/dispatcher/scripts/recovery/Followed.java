package dev.dispatcher.scripts.recovery;

import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A process as it was when somebody had to look at it. All times are the database's, `now` too.
record Followed(
        UUID id,
        ProcessStatus status,
        boolean isStopWanted,
        @Nullable String task,
        Limits limits,
        Times times,
        @Nullable Heard heard) {

    record Limits(Duration time, Duration grace) {}

    record Times(
            Instant now,
            Instant createdAt,
            @Nullable Instant startingAt,
            @Nullable Instant startedAt,
            @Nullable Instant lastSeenAt,
            @Nullable Instant stopRequestedAt) {

        /// How long ago this was; no time at all when it never was.
        Duration since(@Nullable Instant time) {
            return time == null ? Duration.ZERO : Duration.between(time, now);
        }
    }

    /// News of the end of its task.
    record Heard(Instant at, Task.End end) {}

    /// Since its agent's last word, or since it claimed the process.
    Duration silence() {
        return times.since(times.lastSeenAt());
    }
}
