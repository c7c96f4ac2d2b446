package dev.dispatcher.functions.api.orders;

import dev.dispatcher.functions.api.edge.Paging;
import dev.dispatcher.orders.quarantine.QuarantinePage;
import dev.dispatcher.orders.quarantine.Refusal.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A page of the quarantine, newest first, and how much waits there in all.
@Schema(name = "Quarantine")
record QuarantineListAnswer(List<QuarantinedAnswer> data, Waiting waiting, OrderListAnswer.Pages pagination) {

    /// How many messages of each kind nobody has settled.
    @Schema(name = "QuarantineCounts")
    record Waiting(long conflict, long invalid, long unparseable) {}

    static QuarantineListAnswer of(QuarantinePage found, Paging paging) {
        var waiting = found.waiting();
        return new QuarantineListAnswer(
                found.messages().stream().map(QuarantinedAnswer::of).toList(),
                new Waiting(
                        waiting.getOrDefault(Kind.CONFLICT, 0L),
                        waiting.getOrDefault(Kind.INVALID, 0L),
                        waiting.getOrDefault(Kind.UNPARSEABLE, 0L)),
                OrderListAnswer.Pages.of(paging, found.total()));
    }
}
