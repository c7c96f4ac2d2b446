package dev.dispatcher.orders.quarantine;

import java.util.List;
import java.util.Map;

/// A piece of the list, newest first, and how many messages of each kind wait in all.
public record QuarantinePage(List<Quarantined> messages, long total, Map<Refusal.Kind, Long> waiting) {

    public QuarantinePage {
        messages = List.copyOf(messages);
        waiting = Map.copyOf(waiting);
    }
}
