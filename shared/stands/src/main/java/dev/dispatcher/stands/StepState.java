package dev.dispatcher.stands;

/// How far a step is.
enum StepState {
    PENDING,
    READY,
    RUNNING,
    SUCCESS,
    FAILED,
    CANCELED,
    SKIPPED,
    TIMED_OUT
}
