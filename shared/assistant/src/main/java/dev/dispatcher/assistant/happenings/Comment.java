package dev.dispatcher.assistant.happenings;

/// What somebody wrote about something. `anchor` names it among all that was written about that, also after an edit;
/// `at` is the line of code it belongs to, or empty.
public record Comment(String anchor, String url, String text, boolean isEdited, String at) {}
