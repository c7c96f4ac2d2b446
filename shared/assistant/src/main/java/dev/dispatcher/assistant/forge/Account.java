package dev.dispatcher.assistant.forge;

/// Somebody who has an account at a forge.
public record Account(long id, String username, String name) {}
