package dev.dispatcher.stands;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one word for a stand, derived from what is wanted, what is seen, and the run.
public enum StandStatus {
    QUEUED,
    PREPARING,
    RUNNING,
    READY,
    DEGRADED,
    FAILED,
    STOPPING,
    STOPPED,
    DELETING,
    LEAKING,
    GONE;

    public String word() {
        return Words.of(this);
    }

    public static Optional<StandStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    static StandStatus of(Desired desired, Observed observed, boolean isLeaking, @Nullable RunState run) {
        if (observed == Observed.GONE) return GONE;
        if (isLeaking) return LEAKING;
        return switch (desired) {
            case DELETED -> DELETING;
            case STOPPED -> observed == Observed.STOPPED ? STOPPED : STOPPING;
            case UP -> ofRun(run, observed);
        };
    }

    private static StandStatus ofRun(@Nullable RunState run, Observed observed) {
        return switch (run) {
            case null -> QUEUED;
            case QUEUED -> QUEUED;
            case PREPARING, TRIGGERING -> PREPARING;
            case RUNNING, PROVING -> RUNNING;
            case SUCCESS -> observed == Observed.DEGRADED ? DEGRADED : READY;
            case FAILED, CANCELED, LOST -> FAILED;
        };
    }
}
