package dev.dispatcher.assistant.happenings;

/// A job of a pipeline.
public record Job(long id, String name, String stage, String url) {}
