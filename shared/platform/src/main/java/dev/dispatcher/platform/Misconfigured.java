package dev.dispatcher.platform;

/// A setting is missing or malformed. Its message is one sentence that names the variable, and it stops the start.
public final class Misconfigured extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Misconfigured(String sentence) {
        super(sentence);
    }
}
