package dev.dispatcher.assistant.happenings;

/// How a pipeline, a stage or a deployment stands, whichever forge says so.
public enum PipelineStatus {
    CREATED,
    PENDING,
    RUNNING,
    CANCELING,
    MANUAL,
    SKIPPED,
    CANCELED,
    FAILED,
    SUCCESS;

    /// It does not go on by itself. Somebody may still retry it.
    public boolean hasEnded() {
        return switch (this) {
            case CREATED, PENDING, RUNNING, CANCELING, MANUAL -> false;
            case SKIPPED, CANCELED, FAILED, SUCCESS -> true;
        };
    }

    /// There is something left to stop.
    public boolean goesOn() {
        return switch (this) {
            case CREATED, PENDING, RUNNING, MANUAL -> true;
            case CANCELING, SKIPPED, CANCELED, FAILED, SUCCESS -> false;
        };
    }
}
