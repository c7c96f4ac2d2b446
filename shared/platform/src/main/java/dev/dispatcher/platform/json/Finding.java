package dev.dispatcher.platform.json;

/// What is wrong with one place of a request. `pointer` is a JSON pointer, empty for the whole of it.
public record Finding(String pointer, String message) {}
