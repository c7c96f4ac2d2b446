package dev.dispatcher.local.planted.events;

/// Sound: a class of a domain.
public final class Known {}
