package dev.dispatcher.stands;

/// How far a run is. The last four are ends and final.
public enum RunState {
    QUEUED,
    PREPARING,
    TRIGGERING,
    RUNNING,
    PROVING,
    SUCCESS,
    FAILED,
    CANCELED,
    LOST;

    public String word() {
        return Words.of(this);
    }

    public boolean isOver() {
        return compareTo(SUCCESS) >= 0;
    }
}
