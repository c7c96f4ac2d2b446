package dev.dispatcher.events.intake;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.intake.Keyed.Added;
import dev.dispatcher.events.intake.Keyed.Known;
import dev.dispatcher.events.intake.Keyed.OtherBody;
import dev.dispatcher.events.intake.Message.Notice;
import dev.dispatcher.events.intake.Message.Nudge;
import dev.dispatcher.events.intake.Message.Poison;
import dev.dispatcher.events.intake.Message.Whole;
import dev.dispatcher.events.recovery.Reruns;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a batch of messages in: afterwards every event in it is a row, and each message stands for one or is refused.
@Singleton
public final class QueueIntake {

    private static final Logger log = LoggerFactory.getLogger(QueueIntake.class);

    private final MessageReader reader;
    private final Keyed keyed;
    private final Reruns reruns;
    private final Queues queues;

    QueueIntake(MessageReader reader, Keyed keyed, Reruns reruns, Queues queues) {
        this.reader = reader;
        this.keyed = keyed;
        this.reruns = reruns;
        this.queues = queues;
    }

    /// One message's trouble never becomes its neighbour's.
    public Taken take(List<Incoming> messages) {
        var taken = new Taken();
        for (var message : messages) {
            try {
                take(message, taken);
            } catch (SqlFailure.Unstorable unstorable) {
                refuse(message, "payload: " + unstorable.getMessage(), taken);
            }
        }
        return taken;
    }

    private void take(Incoming message, Taken taken) {
        boolean fromForges = queues.at("WEBHOOKS_QUEUE_URL").isSourceOf(message.source());
        switch (reader.read(message.id(), message.body())) {
            case Poison(var reason) -> refuse(message, reason, taken);
            case Nudge _, Notice _ when fromForges -> refuse(message, "only webhooks belong on this queue", taken);
            case Nudge(var id) -> taken.add(message.id(), id);
            case Notice(var id, var parked) -> {
                reruns.undoParking(id, parked); // a notice that no longer fits has nothing to undo
                taken.add(message.id(), id);
            }
            case Whole whole
            when !isAllowed(whole.event().type(), fromForges) ->
                refuse(message, "type: '" + whole.event().type() + "' may not be published here", taken);
            case Whole whole -> store(message, whole, fromForges ? "webhooks" : "events", taken);
        }
    }

    private static boolean isAllowed(EventType type, boolean fromForges) {
        return fromForges ? type.isFromAForge() : !type.isReserved();
    }

    private void store(Incoming message, Whole whole, String queue, Taken taken) {
        switch (keyed.take(queue, whole.key(), whole.event())) {
            case Added(var id) -> taken.add(message.id(), id);
            case Known(var id, var failed) -> {
                if (failed) reruns.rerun(id);
                taken.add(message.id(), id);
            }
            case OtherBody() -> refuse(message, "idempotency_key: already used for another event", taken);
        }
    }

    private static void refuse(Incoming message, String reason, Taken taken) {
        log.warn("message {} refused: {}", message.id(), reason);
        taken.refuse(message.id());
    }
}
