package dev.dispatcher.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a call says, ready for the queue. The same call sent again has to make the same news: nothing belongs here that
/// differs between the two.
///
/// @param headers those that say something the body does not
/// @param fields what is kept of a body that is too large
/// @param answer what the sender is told when all went well, in JSON
public record HookNews(
        String type,
        String key,
        String hookId,
        Map<String, String> headers,
        JsonNode body,
        Fields fields,
        String answer) {

    public static final String NO_ANSWER = "{}";

    /// As the queue `webhooks` has it.
    Map<String, Object> message() {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("hook_id", hookId);
        payload.put("headers", headers);
        payload.put("body", Reduction.of(body, fields));
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type);
        message.put("payload", payload);
        message.put("idempotency_key", key);
        return message;
    }
}
