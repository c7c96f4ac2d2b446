package dev.dispatcher.bench.producer;

/// A way by which orders reach the system. Throws when one could not be handed over.
interface Way extends AutoCloseable {

    void send(String body);

    /// How many of those that were handed over nobody has looked at yet.
    int backlog();

    @Override
    void close();
}
