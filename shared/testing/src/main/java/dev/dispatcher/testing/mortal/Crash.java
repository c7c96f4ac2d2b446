package dev.dispatcher.testing.mortal;

/// The process ends here. An error, so that nobody on the way up takes it for trouble he could handle.
public final class Crash extends Error {

    private static final long serialVersionUID = 1;

    public Crash(String where) {
        super(where, null, false, false);
    }
}
