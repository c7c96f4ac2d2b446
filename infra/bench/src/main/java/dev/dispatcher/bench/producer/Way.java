package dev.dispatcher.bench.producer;

/// A way by which orders reach the system. Throws when one could not be handed over.
interface Way extends AutoCloseable {

    void send(String body);

    @Override
    void close();
}
