package dev.dispatcher.assistant.forge;

/// A job as the forge has it now. `isWaiting` while it goes on only when somebody says so.
public record Job(long id, String name, String ref, String url, boolean isWaiting) {}
