package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;

/// What stands behind a route. `isOpen` when it wants no token in a header.
record Endpoint(Work work, boolean isOpen) {

    /// Answers one request, under the world's lock.
    @FunctionalInterface
    interface Work {
        Answer on(Request request);
    }
}
