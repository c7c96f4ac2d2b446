package dev.dispatcher.people;

import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Nudges on the queue `notifications.fifo`: "look at this chat now". None of them is needed, for a row that nobody was
/// told of is found by its `wake_at`. A chat's nudges follow each other, so that nobody starts where somebody is
/// sending. Those of recovery have a line of their own: in the other they would wait for minutes behind the nudge of a
/// sender that died.
@Singleton
public class Nudges {

    private static final String QUEUE = "NOTIFICATIONS_QUEUE_URL";

    private final Queues queues;
    private final boolean hasQueue;

    public Nudges(Queues queues) {
        this.queues = queues;
        this.hasQueue = queues.has(QUEUE);
    }

    /// A row of a chat, of which somebody is told for the nth time: the queue swallows what it was told before.
    record Nudge(long chat, UUID news, int nth) {

        Outgoing message() {
            var group = nth == 0 ? String.valueOf(chat) : chat + "-again";
            return Outgoing.inTurn("{\"v\":1,\"chat_id\":" + chat + "}", group, news + "-" + nth);
        }
    }

    /// Tells of a new row.
    public void send(long chat, UUID news) {
        send(List.of(new Nudge(chat, news, 0)));
    }

    void send(Collection<Nudge> nudges) {
        if (!hasQueue || nudges.isEmpty()) return;
        queues.at(QUEUE).send(nudges.stream().map(Nudge::message).toList());
    }
}
