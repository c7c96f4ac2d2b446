package dev.dispatcher.assistant.forge;

/// Something that can be run by hand.
public record Workflow(String id, String name) {}
