package dev.dispatcher.assistant.happenings;

/// A file and what became of it.
public record FileChange(String path, Happening.Change change) {}
