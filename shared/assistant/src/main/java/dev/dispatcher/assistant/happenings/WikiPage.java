package dev.dispatcher.assistant.happenings;

/// A page of a wiki and what became of it. `diffUrl` and `message` may be empty.
public record WikiPage(String title, String url, Happening.Change change, String diffUrl, String message) {}
