package dev.dispatcher.local.planted.stands;

/// Fault: a name that does not say what the thing is.
final class StandManager {}
