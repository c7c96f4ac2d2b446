package dev.dispatcher.stands;

/// What was last seen of a stand. A failed run says nothing about it: a stand may well run on.
public enum Observed {
    NONE,
    PARTIAL,
    UP,
    DEGRADED,
    STOPPED,
    GONE;

    public String word() {
        return Words.of(this);
    }
}
