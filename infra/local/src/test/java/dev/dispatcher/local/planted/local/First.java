package dev.dispatcher.local.planted.local;

/// Fault: one of two classes of the runner that read the environment.
final class First {

    int size() {
        return System.getenv().size();
    }
}
