package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Token;

/// A forge, and one user who is let in there.
public record Session(Forge forge, Token token, Link link) {}
