package dev.dispatcher.local.planted.functions.beta;

/// Sound: a function that keeps to itself.
public final class BetaHandler {}
