package dev.dispatcher.platform.lambda;

/// The place a function runs in. A function that can no longer be trusted asks for a new one.
public interface Sandbox {

    /// Ends this sandbox once the running invocation has answered, so that the next one starts fresh.
    void replace(String reason);

    /// Whether it was asked to end and nothing should be begun here any more.
    default boolean isLeaving() {
        return false;
    }
}
