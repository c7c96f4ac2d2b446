package dev.dispatcher.platform.lambda;

/// The requests a function goes through before its snapshot is taken. They are its own, and none of them takes effect.
@FunctionalInterface
public interface Rehearsal<E> {

    /// Hands one event after the other to the function, which works on it before this returns.
    void play(Stage<E> function);

    /// The function itself, its runtime's reading and writing included.
    interface Stage<E> {
        void handle(E event);
    }
}
