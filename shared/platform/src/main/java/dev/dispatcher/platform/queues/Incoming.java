package dev.dispatcher.platform.queues;

/// A message as a queue hands it over. `source` is the ARN of that queue.
public record Incoming(String id, String source, String body) {}
