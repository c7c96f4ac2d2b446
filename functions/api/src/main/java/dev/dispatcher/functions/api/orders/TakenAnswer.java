package dev.dispatcher.functions.api.orders;

import dev.dispatcher.orders.TakenOrder;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.RawJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// An order that was taken in, now or before.
@Schema(name = "TakenOrder")
record TakenAnswer(
        @Schema(
                type = "string",
                allowableValues = {"accepted", "duplicate"})
        String outcome,

        String orderUid,
        Instant acceptedAt,

        @Schema(description = "What is odd about it, and no reason to refuse it.")
        List<Oddity> warnings,

        @Schema(
                type = "object",
                oneOf = {OrderBody.class, CartOrder.class})
        RawJson order) {

    /// One place of it.
    @Schema(name = "Warning")
    record Oddity(String pointer, String message) {

        static List<Oddity> of(List<Finding> findings) {
            return findings.stream()
                    .map(finding -> new Oddity(finding.pointer(), finding.message()))
                    .toList();
        }
    }

    static TakenAnswer of(String outcome, TakenOrder order) {
        return new TakenAnswer(
                outcome, order.uid(), order.acceptedAt(), Oddity.of(order.warnings()), new RawJson(order.body()));
    }
}
