package dev.dispatcher.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.FunctionPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/// The api function as API Gateway calls it, with the requests of the sample payloads.
final class Door {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final FunctionPool api;
    private final String post;
    private final String list;
    private final String order;

    Door(FunctionPool api, Path samples, String token) {
        this.api = api;
        this.post = request(samples.resolve("post-event.json"), token);
        this.list = request(samples.resolve("list-events.json"), token);
        this.order = request(samples.resolve("get-order.json"), token).replace("b563feb7b2b84b6test", "{uid}");
    }

    /// `POST /events`.
    void post() {
        call(post, 201);
    }

    /// `GET /events/{id}`.
    void get(String id) {
        try {
            var request = (ObjectNode) JSON.readTree(list);
            request.put("rawPath", "/events/" + id).put("rawQueryString", "").put("routeKey", "ANY /events/{proxy+}");
            request.remove("queryStringParameters");
            ((ObjectNode) request.at("/requestContext/http")).put("path", "/events/" + id);
            call(JSON.writeValueAsString(request), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `GET /orders/{uid}`.
    void order(String uid) {
        call(order.replace("{uid}", uid), 200);
    }

    private void call(String request, int expected) {
        var answer = api.invoke(request, PATIENCE);
        if (!(answer instanceof Answer.Returned(var json)) || !json.contains("\"statusCode\":" + expected)) {
            throw new IllegalStateException("the api function did not answer " + expected + ": " + answer);
        }
    }

    private static String request(Path sample, String token) {
        try {
            var request = (ObjectNode) JSON.readTree(sample.toFile());
            ((ObjectNode) request.get("headers")).put("authorization", "Bearer " + token);
            return JSON.writeValueAsString(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
