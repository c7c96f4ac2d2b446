package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;
import java.util.List;
import java.util.Map;

/// A request that GitHub turns down, in GitHub's words.
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

    static Refused of(int status, String message) {
        return new Refused(status, Map.of("message", message, "status", String.valueOf(status)));
    }

    static Refused notFound() {
        return of(404, "Not Found");
    }

    static Refused invalid(String resource, String message) {
        return new Refused(
                422,
                Map.of(
                        "message",
                        "Validation Failed",
                        "errors",
                        List.of(Map.of("resource", resource, "code", "custom", "message", message)),
                        "status",
                        "422"));
    }
}
