package dev.dispatcher.testing.ecs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// ECS's protocol over HTTP: JSON 1.1, the operation in a header.
final class EcsDoor implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "AmazonEC2ContainerServiceV20141113.";

    private final StandInEcs ecs;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    EcsDoor(StandInEcs ecs) {
        this.ecs = ecs;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var target = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        var operation = target.replace(VERSION, "");
        var request = JSON.readTree(exchange.getRequestBody());
        try (exchange) {
            reply(exchange, operation, request);
        }
    }

    private void reply(HttpExchange exchange, String operation, JsonNode request) throws IOException {
        try {
            switch (ecs.fault(operation).orElse(null)) {
                case null -> send(exchange, 200, answer(operation, request));
                case Fault.Unheard() -> {} // closed without a word
                case Fault.AnswerLost() -> answer(operation, request);
                case Fault.Overtaken(var meanwhile) -> {
                    meanwhile.run();
                    send(exchange, 200, answer(operation, request));
                }
                case Fault.Refused(int status, var type, var message) -> send(exchange, status, error(type, message));
                case Fault.Failures(var reason) -> {
                    var nothing = JSON.createObjectNode();
                    nothing.putArray("tasks");
                    nothing.putArray("failures").addObject().put("reason", reason);
                    send(exchange, 200, nothing);
                }
            }
        } catch (EcsRefusal refusal) {
            var error = error(refusal.type, String.valueOf(refusal.getMessage()));
            if (refusal.resource != null) error.putArray("resourceIds").add(refusal.resource);
            send(exchange, 400, error);
        }
    }

    private ObjectNode answer(String operation, JsonNode request) throws EcsRefusal {
        var answer = ecs.answer(operation, request);
        if (answer == null) throw new EcsRefusal("UnknownOperationException", operation, null);
        return answer;
    }

    private static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("message", message);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode answer) throws IOException {
        var body = JSON.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
