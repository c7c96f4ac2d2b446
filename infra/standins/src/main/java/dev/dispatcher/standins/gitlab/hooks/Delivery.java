package dev.dispatcher.standins.gitlab.hooks;

/// What became of a letter: the status it was answered with, 0 when nobody answered.
public record Delivery(Letter letter, int status) {}
