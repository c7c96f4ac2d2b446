package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.Answer;

/// A call that Telegram turns down, in Telegram's words.
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    private Refused(int status, String description, ObjectNode parameters) {
        super(description);
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("ok", false)
                .put("error_code", status)
                .put("description", description);
        if (!parameters.isEmpty()) body.set("parameters", parameters);
        this.answer = Answer.json(status, body);
    }

    Answer answer() {
        return answer;
    }

    static Refused badRequest(String why) {
        return new Refused(400, "Bad Request: " + why, JsonNodeFactory.instance.objectNode());
    }

    static Refused migrated(long chat) {
        return new Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                JsonNodeFactory.instance.objectNode().put("migrate_to_chat_id", chat));
    }

    static Refused unauthorized() {
        return new Refused(401, "Unauthorized", JsonNodeFactory.instance.objectNode());
    }

    static Refused forbidden(String why) {
        return new Refused(403, "Forbidden: " + why, JsonNodeFactory.instance.objectNode());
    }

    static Refused noSuchMethod() {
        return new Refused(404, "Not Found", JsonNodeFactory.instance.objectNode());
    }

    static Refused conflict(String why) {
        return new Refused(409, "Conflict: " + why, JsonNodeFactory.instance.objectNode());
    }

    static Refused tooMany(long retryAfterSeconds) {
        return new Refused(
                429,
                "Too Many Requests: retry after " + retryAfterSeconds,
                JsonNodeFactory.instance.objectNode().put("retry_after", retryAfterSeconds));
    }
}
