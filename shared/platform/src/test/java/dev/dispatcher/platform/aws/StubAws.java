package dev.dispatcher.platform.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/// An HTTP server in the place of AWS, which writes down what it is asked.
final class StubAws implements AutoCloseable {

    private final HttpServer server;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    volatile int status = 200;
    volatile String answer = "{}";

    StubAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    Map<String, String> variables(String service) {
        return Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "canary-key",
                "AWS_ENDPOINT_URL_" + service, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            asked.add(new Asked(
                    Objects.requireNonNullElse(headers.getFirst("X-Amz-Target"), ""),
                    Objects.requireNonNullElse(headers.getFirst("Authorization"), ""),
                    Objects.requireNonNullElse(headers.getFirst("Content-Type"), ""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    record Asked(String operation, String authorization, String contentType, String body) {}
}
