package dev.dispatcher.functions.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What the API answered.
record Reply(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Reply of(String response) {
        var node = parse(response);
        var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        node.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Reply(
                node.path("statusCode").asInt(), headers, node.path("body").asText(""));
    }

    JsonNode json() {
        return parse(body);
    }

    String text(String field) {
        return json().path(field).asText();
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /// The pointers of a refusal, in order.
    List<String> pointers() {
        return StreamSupport.stream(json().path("fields").spliterator(), false)
                .map(field -> field.path("pointer").asText())
                .toList();
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new AssertionError("not JSON: " + text, failure);
        }
    }
}
