package dev.dispatcher.events.recovery;

import dev.dispatcher.events.recovery.Sweeps.Overdue;
import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;

/// Notices of parked events on the dead letter queue, so that its depth is what an operator alarms on. Redriving the
/// queue brings each back to undo exactly the parking it speaks of.
@Singleton
final class DeadLetters {

    private final Queues queues;

    DeadLetters(Queues queues) {
        this.queues = queues;
    }

    /// Whether the queue has taken the notice.
    boolean report(Overdue parked) {
        var notice = "{\"v\":1,\"event_id\":\"%s\",\"parked\":\"%d\"}".formatted(parked.id(), parked.token());
        return queues.at("EVENTS_DLQ_URL").send(Outgoing.now(notice));
    }
}
