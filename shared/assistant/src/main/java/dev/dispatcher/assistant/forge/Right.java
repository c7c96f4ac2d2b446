package dev.dispatcher.assistant.forge;

/// What somebody may do in a project, from nothing to everything.
public enum Right {
    NONE,
    READ,
    /// Has a say over whether things are open or closed, and no more.
    TRIAGE,
    WRITE,
    /// Has a say over hooks and protected branches as well.
    ADMIN;

    public boolean covers(Right needed) {
        return compareTo(needed) >= 0;
    }
}
