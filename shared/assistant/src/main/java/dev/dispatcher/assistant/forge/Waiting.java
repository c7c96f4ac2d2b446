package dev.dispatcher.assistant.forge;

/// A merge request that waits for somebody.
public record Waiting(String project, long number, String title, String url) {}
