package dev.dispatcher.assistant.happenings;

/// From one commit to another, or from the branch a new one was cut from. Either is empty when it is not known.
public record Span(String from, String to) {

    /// Whether there is anything to compare.
    public boolean namesBoth() {
        return !from.isEmpty() && !to.isEmpty() && !from.equals(to);
    }
}
