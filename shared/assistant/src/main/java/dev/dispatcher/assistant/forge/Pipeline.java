package dev.dispatcher.assistant.forge;

import java.time.Instant;

/// A pipeline or workflow run as the forge has it now.
public record Pipeline(long id, String ref, String sha, State state, String url, Instant createdAt) {

    /// How far it is. `ENDING` has been told to stop and has not yet.
    public enum State {
        WAITING,
        RUNNING,
        ENDING,
        SUCCEEDED,
        FAILED,
        STOPPED,
        SKIPPED;

        public boolean goesOn() {
            return this == WAITING || this == RUNNING;
        }
    }
}
