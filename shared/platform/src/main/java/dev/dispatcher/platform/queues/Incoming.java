package dev.dispatcher.platform.queues;

/// A message as a queue hands it over. `source` is the ARN of that queue, `receipt` what it knows this delivery by.
public record Incoming(String id, String source, String receipt, String body) {}
