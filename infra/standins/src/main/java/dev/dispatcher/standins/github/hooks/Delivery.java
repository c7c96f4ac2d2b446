package dev.dispatcher.standins.github.hooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// One webhook that was brought, or is about to be. Brought again it has another id and the same GUID.
///
/// @param status 0 while nobody has answered
public record Delivery(
        long id, Hook hook, String guid, String event, String body, Instant at, boolean isRedelivery, int status) {

    Delivery answered(int other) {
        return new Delivery(id, hook, guid, event, body, at, isRedelivery, other);
    }

    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("guid", guid)
                .put("delivered_at", at.toString())
                .put("redelivery", isRedelivery)
                .put("status", status / 100 == 2 ? "OK" : "Invalid HTTP Response: " + status)
                .put("status_code", status)
                .put("event", event);
    }
}
