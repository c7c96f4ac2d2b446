package dev.dispatcher.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to the API, and the event that API Gateway makes of it.
record Call(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        boolean base64) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Call get(String target) {
        return new Call("GET", target, Map.of(), null, false);
    }

    static Call post(String target, String body) {
        return new Call("POST", target, Map.of("content-type", "application/json"), body, false);
    }

    static Call of(String method, String target) {
        return new Call(method, target, Map.of(), null, false);
    }

    Call with(String json) {
        return new Call(method, target, Map.of("content-type", "application/json"), json, false);
    }

    Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, target, more, body, base64);
    }

    Call without(String header) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Call(method, target, fewer, body, base64);
    }

    Call by(String token) {
        return header("authorization", "Bearer " + token);
    }

    Call bytes(byte[] bytes) {
        return new Call(method, target, headers, Base64.getEncoder().encodeToString(bytes), true);
    }

    /// The event with a cookie, which API Gateway hands over beside the headers.
    String cookie(String cookie) {
        return event().replaceFirst("\\{", "{\"cookies\":[\"" + cookie + "\"],");
    }

    String event() {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", path);
        event.put("rawQueryString", question < 0 ? "" : target.substring(question + 1));
        event.put("headers", headers);
        event.put(
                "requestContext",
                Map.of(
                        "http",
                        Map.of("method", method, "path", path, "sourceIp", "203.0.113.7"),
                        "stage",
                        "$default",
                        "domainName",
                        "api.example.org"));
        if (body != null) event.put("body", body);
        event.put("isBase64Encoded", base64);
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
