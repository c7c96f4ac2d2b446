package dev.dispatcher.standins.gitlab.world;

import java.time.Instant;

/// One commit.
public record Commit(String id, String message, Instant at) {

    private static final int SHORT = 8;

    public String shortId() {
        return id.substring(0, SHORT);
    }
}
