package dev.dispatcher.scripts;

import java.util.Locale;

/// Where a run is in its life. From `FINISHED` on it is over, for good.
public enum ProcessStatus {
    QUEUED,
    STARTING,
    RUNNING,
    STOPPING,
    FINISHED,
    FAILED,
    KILLED,
    TIMED_OUT,
    START_FAILED,
    LOST;

    public boolean isOver() {
        return compareTo(FINISHED) >= 0;
    }

    /// The word that the API and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ProcessStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
