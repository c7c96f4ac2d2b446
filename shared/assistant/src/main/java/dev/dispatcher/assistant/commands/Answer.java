package dev.dispatcher.assistant.commands;

/// What a command comes to. It is written in the transaction that ends the update, and nobody else's server is asked in
/// there.
@FunctionalInterface
public interface Answer {

    Screen write();

    static Answer of(Screen screen) {
        return () -> screen;
    }
}
