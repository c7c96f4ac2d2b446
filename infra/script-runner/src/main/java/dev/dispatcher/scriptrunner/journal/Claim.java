package dev.dispatcher.scriptrunner.journal;

/// What came of asking for a process.
public sealed interface Claim {

    /// It is ours.
    record Claimed(Assignment assignment) implements Claim {}

    /// Somebody wanted it stopped before it began, and so it is.
    record Stopped() implements Claim {}

    /// It is somebody else's, over, or was never to be started.
    record Taken() implements Claim {}
}
