package dev.dispatcher.events.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One attempt at an event: `running`, `succeeded`, `failed`, `timed_out` or `lost`.
public record AttemptRecord(
        int attempt,
        String outcome,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error) {}
