package dev.dispatcher.assistant.control;

/// What a button on a card does.
public enum Act {
    RETRY,
    STOP,
    APPROVE,
    MERGE,
    DECLINE,
    MUTE
}
