package dev.dispatcher.testing.ecs;

import org.jspecify.annotations.Nullable;

/// An error of the protocol.
final class EcsRefusal extends Exception {

    private static final long serialVersionUID = 1;

    final String type;
    final @Nullable String resource;

    EcsRefusal(String type, String message, @Nullable String resource) {
        super(message);
        this.type = type;
        this.resource = resource;
    }
}
