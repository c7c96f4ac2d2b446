package dev.dispatcher.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dispatcher.sandbox.Employer.Invocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;

/// What Lambda gives a function's process to talk to: it asks for the next invocation, answers it, and with SnapStart
/// asks first to be restored.
public final class LambdaApi implements AutoCloseable {

    static {
        // Read when the JDK's server is first used. Without it, an answer may wait 40 ms for its own second half.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Employer employer;
    private final Duration timeout;
    private final HttpServer server;

    public LambdaApi(Employer employer, Duration timeout) {
        this.employer = employer;
        this.timeout = timeout;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/invocation/next")) {
                next(exchange);
                return;
            }
            if (path.endsWith("/restore/next")) {
                employer.atCheckpoint();
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            exchange.sendResponseHeaders(202, -1);
            if (path.endsWith("/response")) employer.answered(path.split("/", -1)[4], body);
            else employer.failed(path, body);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        var invocation = employer.next();
        if (invocation == null) return;
        var event = invocation.event().getBytes(StandardCharsets.UTF_8);
        head(exchange, invocation);
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private void head(HttpExchange exchange, Invocation invocation) {
        long deadline = Clock.systemUTC().millis() + timeout.toMillis();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:here:live");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
