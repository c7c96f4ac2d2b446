package dev.dispatcher.functions.api.events;

import dev.dispatcher.events.reading.AttemptRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every attempt at an event, oldest first.
@Schema(name = "Attempts")
record AttemptsAnswer(List<Attempt> data) {

    /// One of them.
    @Schema(name = "Attempt")
    record Attempt(
            int attempt,

            @Schema(
                    type = "string",
                    allowableValues = {"running", "succeeded", "failed", "timed_out", "lost"})
            String outcome,

            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String error) {}

    static AttemptsAnswer of(List<AttemptRecord> attempts) {
        return new AttemptsAnswer(attempts.stream()
                .map(attempt -> new Attempt(
                        attempt.attempt(),
                        attempt.outcome(),
                        attempt.startedAt(),
                        attempt.finishedAt(),
                        attempt.error()))
                .toList());
    }
}
