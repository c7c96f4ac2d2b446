package dev.dispatcher.local.template;

/// The template cannot be read or makes no sense. Its message is one sentence that says where and what.
public final class BrokenTemplate extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BrokenTemplate(String sentence) {
        super(sentence);
    }
}
