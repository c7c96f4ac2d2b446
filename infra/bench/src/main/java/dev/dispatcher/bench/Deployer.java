package dev.dispatcher.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// CloudFormation, Lambda and CodeDeploy, as far as those functions ask them that only a deployment calls. All is well.
final class Deployer implements AutoCloseable {

    private static final String HEALTHY = """
            {"statusCode": 200, "body": "{\\"status\\":\\"ok\\",\\"database\\":\\"ok\\",\\"schema_version\\":\\"1\\"}"}
            """;

    private final HttpServer server;

    Deployer() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", Deployer::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_LAMBDA", address(),
                "AWS_ENDPOINT_URL_CODEDEPLOY", address(),
                "TARGET_VERSION", "arn:aws:lambda:eu-west-1:000000000000:function:api:1");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean isInvocation = exchange.getRequestURI().getPath().endsWith("/invocations");
            var body = (isInvocation ? HEALTHY : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
