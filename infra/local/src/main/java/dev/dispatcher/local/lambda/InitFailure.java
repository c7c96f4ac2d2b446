package dev.dispatcher.local.lambda;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.platform.Misconfigured;

/// A function could not be built, so that no request reached it.
final class InitFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private InitFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// A wrong setting stays what it is, however deep in the context it was found.
    static RuntimeException of(FunctionSpec function, Throwable failure) {
        var root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Misconfigured misconfigured) return misconfigured;
            root = cause;
        }
        return new InitFailure("%s could not be built: %s".formatted(function.name(), root), failure);
    }
}
