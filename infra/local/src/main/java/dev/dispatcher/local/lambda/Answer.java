package dev.dispatcher.local.lambda;

import java.time.Duration;

/// What came of one invocation.
public sealed interface Answer {

    /// What Lambda hands back at most.
    int BYTES_MAX = 6 * 1024 * 1024;

    /// The handler returned, and this is its answer as JSON.
    record Returned(String json) implements Answer {}

    /// The handler threw, could not be built, or said more than Lambda hands back.
    record Failed(String reason) implements Answer {}

    /// The function's time was over before the handler was done, and its sandbox is gone.
    record TimedOut(Duration limit) implements Answer {}

    /// All sandboxes were busy for as long as the caller would wait.
    record Throttled() implements Answer {}
}
