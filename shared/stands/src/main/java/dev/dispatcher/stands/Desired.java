package dev.dispatcher.stands;

/// What its owner, or the end of its time, wants a stand to be.
public enum Desired {
    UP,
    STOPPED,
    DELETED;

    public String word() {
        return Words.of(this);
    }
}
