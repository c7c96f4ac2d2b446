package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import java.util.Map;

/// A request that GitLab turns down, in GitLab's words.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private Refused(int status, Map<String, ?> body) {
        super(body.toString());
        this.answer = Answer.json(status, body);
    }

    Answer answer() {
        return answer;
    }

    /// Of the business behind a route.
    static Refused message(int status, Object message) {
        return new Refused(status, Map.of("message", message));
    }

    /// Of the parameters in front of it.
    static Refused error(String message) {
        return new Refused(400, Map.of("error", message));
    }

    static Refused badRequest(String reason) {
        return message(400, "400 Bad request - " + reason);
    }

    static Refused unauthorized() {
        return message(401, "401 Unauthorized");
    }

    static Refused invalidToken(String reason) {
        return new Refused(401, Map.of("error", "invalid_token", "error_description", reason));
    }

    static Refused insufficientScope() {
        return new Refused(
                403,
                Map.of(
                        "error",
                        "insufficient_scope",
                        "error_description",
                        "The request requires higher privileges than provided by the access token.",
                        "scope",
                        "api"));
    }

    static Refused forbidden(String reason) {
        return message(403, reason.isEmpty() ? "403 Forbidden" : "403 Forbidden - " + reason);
    }

    /// Of nothing in particular, when `what` is empty.
    static Refused notFound(String what) {
        return message(404, what.isEmpty() ? "404 Not found" : "404 " + what + " Not Found");
    }

    static Refused noSuchRoute() {
        return new Refused(404, Map.of("error", "404 Not Found"));
    }
}
