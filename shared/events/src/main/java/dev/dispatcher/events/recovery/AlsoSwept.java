package dev.dispatcher.events.recovery;

/// Other rows with a `wake_at`, swept in the same breath as events: a domain contributes a bean.
public interface AlsoSwept {

    /// Brings back some of what is due. Whether there may be more.
    boolean sweepSome();
}
