package dev.dispatcher.events;

import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/// Nudges on the queue `events`. None of them is needed: a row that nobody was told of is found by its `wake_at`.
@Singleton
public class Wakeups {

    private final Queues queues;

    public Wakeups(Queues queues) {
        this.queues = queues;
    }

    public void now(Collection<UUID> ids) {
        queues.at("EVENTS_QUEUE_URL")
                .send(ids.stream().map(id -> Outgoing.now(nudge(id))).toList());
    }

    public void later(UUID id, Duration delay) {
        queues.at("EVENTS_QUEUE_URL").send(new Outgoing(nudge(id), delay));
    }

    private static String nudge(UUID id) {
        return "{\"v\":1,\"event_id\":\"" + id + "\"}";
    }
}
