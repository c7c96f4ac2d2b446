package dev.dispatcher.functions.api.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// An error that many routes can answer with, as the document shows it.
record Errors(String name, int status, String description) {

    static final Errors BAD_REQUEST = new Errors("BadRequest", 400, "Not JSON, or not what was asked for.");
    static final Errors UNAUTHORIZED = new Errors("Unauthorized", 401, "No token, or not a valid one.");
    static final Errors FORBIDDEN = new Errors("Forbidden", 403, "The token lacks a scope, or nobody may do this.");
    static final Errors NOT_FOUND = new Errors("NotFound", 404, "There is nothing of this id.");
    static final Errors CONFLICT = new Errors("Conflict", 409, "It is not in a state in which this can be done.");
    static final Errors TOO_LARGE = new Errors("PayloadTooLarge", 413, "The body or a payload is too large.");
    static final Errors NOT_JSON = new Errors("UnsupportedMediaType", 415, "The body is not application/json.");
    static final Errors KEY_REUSED = new Errors("KeyReused", 422, "The Idempotency-Key belongs to another request.");
    static final Errors UNFIT =
            new Errors("Unfit", 422, "What was sent has problems, or the Idempotency-Key belongs to another request.");
    static final Errors UNAVAILABLE = new Errors("Unavailable", 503, "The database does not answer. Try again.");

    static final List<Errors> ALL = List.of(
            BAD_REQUEST,
            UNAUTHORIZED,
            FORBIDDEN,
            NOT_FOUND,
            CONFLICT,
            TOO_LARGE,
            NOT_JSON,
            KEY_REUSED,
            UNFIT,
            UNAVAILABLE);

    ObjectNode node(ObjectMapper json) {
        var node = json.createObjectNode().put("description", description);
        for (var mediaType : List.of("application/json", "application/problem+json")) {
            node.withObject("/content")
                    .putObject(mediaType)
                    .putObject("schema")
                    .put("$ref", "#/components/schemas/Problem");
        }
        return node;
    }
}
