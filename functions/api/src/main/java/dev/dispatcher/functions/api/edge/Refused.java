package dev.dispatcher.functions.api.edge;

import dev.dispatcher.platform.json.Finding;
import java.util.List;
import java.util.Map;

/// Leaves a route early, with the problem that the client is told of. Thrown at the edge only, and not a failure.
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.error(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    public static Refused notFound(String what) {
        return new Refused(Problem.of(404, "not_found", "There is no such " + what + "."));
    }

    public static Refused notFound(String what, Map<String, String> headers) {
        return new Refused(new Problem(404, "not_found", "There is no such " + what + ".", List.of(), headers));
    }

    public static Refused conflict(String sentence) {
        return new Refused(Problem.of(409, "conflict", sentence));
    }

    /// Well-formed, but it cannot be done as it is asked for.
    public static Refused unprocessable(String sentence, List<Finding> fields) {
        return new Refused(Problem.of(422, "unprocessable", sentence, fields));
    }

    public static Refused forbidden(String sentence, List<Finding> fields) {
        return new Refused(Problem.of(403, "forbidden", sentence, fields));
    }

    public static Refused tooLarge(String sentence, List<Finding> fields) {
        return new Refused(Problem.of(413, "payload_too_large", sentence, fields));
    }

    public static Refused unavailable(String sentence) {
        return new Refused(Problem.of(503, "unavailable", sentence).with("Retry-After", "5"));
    }

    public static Refused invalid(String sentence, List<Finding> fields) {
        return new Refused(Problem.of(400, "invalid_request", sentence, fields));
    }
}
