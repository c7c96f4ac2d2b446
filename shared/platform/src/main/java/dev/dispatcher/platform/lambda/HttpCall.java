package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// One request as it was sent: the very bytes, which somebody may have signed, and headers in whatever case.
public final class HttpCall {

    private final Map<String, String> parameters;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;

    public HttpCall(Map<String, String> parameters, Map<String, String> headers, byte[] body) {
        this.parameters = Map.copyOf(parameters);
        this.headers.putAll(headers);
        this.body = body.clone();
    }

    /// API Gateway sends bytes as Base64. What claims to be that and is not, nobody has signed: it is empty.
    static HttpCall of(APIGatewayV2HTTPEvent event) {
        var headers = new TreeMap<>(Objects.requireNonNullElse(event.getHeaders(), Map.<String, String>of()));
        headers.values().removeIf(Objects::isNull);
        return new HttpCall(
                Objects.requireNonNullElse(event.getPathParameters(), Map.of()),
                headers,
                bytes(Objects.requireNonNullElse(event.getBody(), ""), event.getIsBase64Encoded()));
    }

    private static byte[] bytes(String text, boolean isBase64) {
        if (!isBase64) return text.getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    /// What stands in the path for this name. Empty when the route has no such part.
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(String::strip);
    }

    public byte[] body() {
        return body.clone();
    }

    public int size() {
        return body.length;
    }
}
