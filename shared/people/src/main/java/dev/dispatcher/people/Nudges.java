package dev.dispatcher.people;

import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Nudges on the queue `notifications.fifo`: "look at this chat now". None of them is needed: a row that nobody was
// told
/// of is found by its `wake_at`. A chat's nudges follow each other, so that nobody starts where somebody is sending.
@Singleton
public class Nudges {

    private final Queues queues;

    public Nudges(Queues queues) {
        this.queues = queues;
    }

    /// Tells of a row in this chat, for the nth time: the queue swallows what it was told before.
    public void send(long chat, UUID news, int nth) {
        queues.at("NOTIFICATIONS_QUEUE_URL")
                .send(Outgoing.inTurn("{\"v\":1,\"chat_id\":" + chat + "}", String.valueOf(chat), news + "-" + nth));
    }
}
