package dev.dispatcher.functions.api.orders;

import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.orders.quarantine.Quarantined;
import dev.dispatcher.orders.quarantine.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a replay came to. Refused again, the message stays where it is.
@Schema(name = "Replay")
record ReplayAnswer(
        UUID id,

        @Schema(
                type = "string",
                allowableValues = {"new", "replayed"})
        String status,

        @Schema(
                type = "string",
                allowableValues = {"accepted", "duplicate", "conflict", "invalid", "unparseable"})
        String outcome,

        @Nullable String orderUid,
        List<TakenAnswer.Oddity> problems) {

    static ReplayAnswer of(UUID id, Outcome outcome) {
        return switch (outcome) {
            case Accepted(var order) -> new ReplayAnswer(id, "replayed", "accepted", order.uid(), List.of());
            case Duplicate(var order) -> new ReplayAnswer(id, "replayed", "duplicate", order.uid(), List.of());
            case Conflict _, Invalid _, Unparseable _ -> {
                var refusal = Refusal.of(outcome).orElseThrow();
                yield new ReplayAnswer(
                        id, "new", refusal.kind().word(), refusal.uid(), TakenAnswer.Oddity.of(refusal.problems()));
            }
        };
    }

    /// It became an order before.
    static ReplayAnswer before(Quarantined message) {
        return new ReplayAnswer(
                message.id(),
                message.status().word(),
                Objects.requireNonNull(message.outcome()),
                message.orderUid(),
                List.of());
    }
}
