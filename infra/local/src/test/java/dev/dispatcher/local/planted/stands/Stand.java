package dev.dispatcher.local.planted.stands;

/// Sound: the noun.
final class Stand {}
