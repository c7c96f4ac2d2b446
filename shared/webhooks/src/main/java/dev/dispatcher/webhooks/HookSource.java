package dev.dispatcher.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.lambda.HttpCall;
import java.util.Optional;

/// One of the systems that call us: how it proves itself, and what its calls say.
public interface HookSource {

    /// Asked first, about the bytes as they came.
    boolean isGenuine(HttpCall call);

    /// The body as JSON. Empty when it is nothing we could keep.
    default Optional<JsonNode> read(HttpCall call) {
        return HookJson.read(call.body());
    }

    HookNews news(HttpCall call, JsonNode body);
}
