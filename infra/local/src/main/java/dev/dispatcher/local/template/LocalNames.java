package dev.dispatcher.local.template;

import java.util.Locale;

/// What the template's logical ids are called on this machine: `EventsDlq` is the queue `events-dlq`.
final class LocalNames {

    private LocalNames() {}

    /// `EventProcessorFunction` is `event-processor`.
    static String function(String logicalId) {
        return hyphenated(without("Function", logicalId));
    }

    /// `EventsQueue` is `events`; a FIFO queue's name has to end in `.fifo`, there as here.
    static String queue(String logicalId, boolean fifo) {
        return hyphenated(without("Queue", logicalId)) + (fifo ? ".fifo" : "");
    }

    /// `OrdersTopic` is `orders`.
    static String topic(String logicalId) {
        return hyphenated(without("Topic", logicalId));
    }

    private static String without(String ending, String name) {
        return name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
    }

    private static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
