package dev.dispatcher.scriptrunner.journal;

import java.time.Duration;

/// How a chunk or a sign of life was received.
public sealed interface Answer {

    /// `isStored` for a chunk that is there now, whether by this attempt or an earlier one.
    record Heard(boolean isStored, long nextSeq, boolean mustStop, Duration grace) implements Answer {}

    /// The process is somebody else's or over.
    record Fenced() implements Answer {}
}
