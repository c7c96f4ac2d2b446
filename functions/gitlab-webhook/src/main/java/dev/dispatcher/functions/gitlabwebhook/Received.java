package dev.dispatcher.functions.gitlabwebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.webhooks.GitLabIntake;
import dev.dispatcher.webhooks.HookCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A request of API Gateway's, turned back into the bytes that were sent.
final class Received {

    private Received() {}

    /// Empty when the route has none, which no hook is called.
    static String hookId(APIGatewayV2HTTPEvent event) {
        var parameters = Objects.requireNonNullElse(event.getPathParameters(), Map.<String, String>of());
        return parameters.getOrDefault("hook_id", "");
    }

    /// Empty when it is too long to be looked at in any encoding.
    static Optional<HookCall> call(APIGatewayV2HTTPEvent event) {
        var text = Objects.requireNonNullElse(event.getBody(), "");
        if (text.length() > GitLabIntake.BYTES_MAX / 3L * 4 + 4) return Optional.empty();
        var headers = new LinkedHashMap<String, String>();
        Objects.requireNonNullElse(event.getHeaders(), Map.<String, String>of()).forEach((name, value) -> {
            if (value != null) headers.put(name, value);
        });
        return Optional.of(new HookCall(headers, bytes(text, event.getIsBase64Encoded())));
    }

    private static byte[] bytes(String text, boolean isBase64) {
        if (!isBase64) return text.getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0]; // nobody has signed that
        }
    }
}
