package dev.dispatcher.local;

/// The system cannot start as asked. Its message is one sentence that says why and what to do.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotStart(String sentence) {
        super(sentence);
    }
}
