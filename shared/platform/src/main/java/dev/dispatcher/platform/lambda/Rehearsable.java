package dev.dispatcher.platform.lambda;

/// A way out of a function that can be closed for a while: what `work` does through it takes no effect.
public interface Rehearsable {

    void rehearse(Runnable work);
}
