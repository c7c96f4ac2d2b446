package dev.dispatcher.functions.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.orders.quarantine.Quarantined;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that could not become an order.
@Schema(name = "QuarantinedMessage")
record QuarantinedAnswer(
        UUID id,

        @Schema(
                type = "string",
                allowableValues = {"conflict", "invalid", "unparseable"})
        String kind,

        @Schema(
                type = "string",
                allowableValues = {"new", "replayed", "discarded"})
        String status,

        @Schema(
                type = "string",
                allowableValues = {"http", "sqs", "sns"})
        String source,

        @Schema(description = "Its id where it came from.") String message,

        @Nullable String orderUid,

        @Schema(description = "Every reason; in lists the first hundred.")
        List<TakenAnswer.Oddity> problems,

        @Schema(description = "As it came; in lists its first 4,096 characters.")
        String raw,

        long rawBytes,
        Instant receivedAt,

        @Schema(description = "How often it was replayed.") int replays,

        @Schema(description = "What the last replay came to.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String outcome,

        @Nullable Instant settledAt,
        @Nullable String settledBy,
        @Nullable String settledWhy) {

    static QuarantinedAnswer of(Quarantined message) {
        return new QuarantinedAnswer(
                message.id(),
                message.kind().word(),
                message.status().word(),
                message.source().word(),
                message.message(),
                message.orderUid(),
                TakenAnswer.Oddity.of(message.problems()),
                message.raw(),
                message.rawBytes(),
                message.receivedAt(),
                message.replays(),
                message.outcome(),
                message.settledAt(),
                message.settledBy(),
                message.settledWhy());
    }
}
