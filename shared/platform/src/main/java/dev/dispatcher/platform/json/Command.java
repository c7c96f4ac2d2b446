package dev.dispatcher.platform.json;

/// The body of one of our own requests: what a type cannot say about it, it says here. Components may be null when
/// the sender left them out or got them wrong; the second is found already.
public interface Command {
    void check(Findings findings);
}
