package dev.dispatcher.scriptrunner.system;

/// A program did not start.
public final class SpawnFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    SpawnFailure(String sentence) {
        super(sentence);
    }
}
