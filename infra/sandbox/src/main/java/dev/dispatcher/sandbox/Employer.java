package dev.dispatcher.sandbox;

import org.jspecify.annotations.Nullable;

/// Who has work for a function, and hears what became of it. Called on the threads of the server.
public interface Employer {

    /// One event on its way to the function.
    record Invocation(String id, String event) {}

    /// Waits for it. Null when there will be no more: the function is left waiting.
    @Nullable
    Invocation next();

    void answered(String id, String answer);

    /// The function threw, or did not even start.
    void failed(String path, String error);

    /// The function is ready for its snapshot. It is restored when this returns.
    default void atCheckpoint() {}
}
