package dev.dispatcher.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.dispatcher.local.lambda.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What goes back to the caller: the function's answer, or API Gateway's own words when there is none.
record Reply(int status, Map<String, List<String>> headers, String body, boolean isBase64) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OURS = Set.of("content-length", "connection", "transfer-encoding", "date");

    static final Reply NOT_FOUND = own(404, "Not Found");
    static final Reply TOO_LARGE = own(413, "Request Entity Too Large");
    static final Reply BROKEN = own(500, "Internal Server Error");
    static final Reply UNAVAILABLE = own(503, "Service Unavailable");

    static Reply of(Answer answer) {
        return switch (answer) {
            case Answer.Returned(var json) -> returned(json);
            case Answer.Failed _, Answer.TimedOut _ -> BROKEN;
            case Answer.Throttled _ -> UNAVAILABLE;
        };
    }

    private static Reply own(int status, String message) {
        return json(status, "{\"message\":\"" + message + "\"}");
    }

    private static Reply json(int status, String body) {
        return new Reply(status, Map.of("content-type", List.of("application/json")), body, false);
    }

    private static Reply returned(String json) {
        try {
            var answer = JSON.readTree(json);
            if (!answer.has("statusCode")) return json(200, answer.isTextual() ? answer.textValue() : json);
            int status = answer.path("statusCode").asInt();
            if (status < 100 || status > 599) return BROKEN;
            var body = answer.path("body").asText("");
            boolean isBase64 = answer.path("isBase64Encoded").asBoolean();
            if (isBase64) Base64.getDecoder().decode(body); // what is not Base64 is found now, not half way out
            return new Reply(status, headers(answer), body, isBase64);
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return BROKEN;
        }
    }

    private static Map<String, List<String>> headers(JsonNode answer) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.put("content-type", List.of("text/plain; charset=utf-8"));
        answer.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        answer.path("multiValueHeaders")
                .properties()
                .forEach(header -> headers.put(header.getKey(), texts(header.getValue())));
        if (!answer.path("cookies").isEmpty()) headers.put("set-cookie", texts(answer.path("cookies")));
        headers.keySet().removeAll(OURS);
        return headers;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        for (var text : list) texts.add(text.asText());
        return texts;
    }

    void send(HttpExchange exchange, String requestId) throws IOException {
        byte[] content = content();
        exchange.getResponseHeaders().putAll(headers);
        exchange.getResponseHeaders().set("Apigw-Requestid", requestId);
        boolean isBodiless = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
        exchange.sendResponseHeaders(status, isBodiless || content.length == 0 ? -1 : content.length);
        if (!isBodiless) exchange.getResponseBody().write(content);
    }

    private byte[] content() {
        return isBase64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
    }
}
