package dev.dispatcher.platform;

import org.jspecify.annotations.Nullable;

/// Somebody else's server did not do what we asked. Whoever asked turns this into a case of their result.
public final class RemoteFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RemoteFailure(String message) {
        this(message, null);
    }

    public RemoteFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
