package dev.dispatcher.assistant.control;

/// Remembers what a button stands for.
public interface Buttons {

    /// What the button carries: `v1:` and 22 characters that say nothing to strangers. In the open transaction. The
    /// same offer has the same answer until it was used: a card that says the same must be the same.
    String data(Offer offer);
}
