package dev.dispatcher.assistant.happenings;

/// What somebody wrote about something. `at` is the line of code it belongs to, or empty.
public record Comment(long id, String url, String text, boolean isEdited, String at) {}
