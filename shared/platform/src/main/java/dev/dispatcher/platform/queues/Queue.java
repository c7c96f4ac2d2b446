package dev.dispatcher.platform.queues;

import java.util.List;

/// A queue we send to, at best effort: what it did not take is found again by whoever sweeps.
public interface Queue {

    /// Gives back what the queue did not take. Never throws for trouble on the far side and never outstays its budget.
    List<Outgoing> send(List<Outgoing> messages);

    /// Whether this queue has taken the message.
    default boolean send(Outgoing message) {
        return send(List.of(message)).isEmpty();
    }

    /// Whether a message with this `eventSourceARN` came from here.
    boolean isSourceOf(String arn);
}
