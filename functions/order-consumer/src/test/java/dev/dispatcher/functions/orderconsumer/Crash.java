package dev.dispatcher.functions.orderconsumer;

/// The process ends here. An error, so that nobody on the way up takes it for trouble he could handle.
final class Crash extends Error {

    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where, null, false, false);
    }
}
