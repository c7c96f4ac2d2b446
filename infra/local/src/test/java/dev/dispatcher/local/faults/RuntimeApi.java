package dev.dispatcher.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import software.amazon.awssdk.services.sqs.model.Message;

/// What Lambda gives a function's process to talk to: it asks for the next invocation, which is a batch from the
/// queue, and answers which of it failed.
final class RuntimeApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final JsonMapper JSON = new JsonMapper();

    private final OwnQueues queues;
    private final HttpServer server;
    private final Map<String, List<Message>> running = new ConcurrentHashMap<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    RuntimeApi(OwnQueues queues) {
        this.queues = queues;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// What the process said about its own failures.
    List<String> errors() {
        return List.copyOf(errors);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (path.endsWith("/invocation/next")) {
                next(exchange);
                return;
            }
            if (path.endsWith("/response")) settle(path.split("/", -1)[4], body);
            else errors.add(path + ": " + body);
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        var messages = List.<Message>of();
        while (messages.isEmpty() && !closed) messages = queues.receive();
        if (closed) return;
        var id = UUID.randomUUID().toString();
        running.put(id, messages);
        long deadline = Clock.systemUTC().millis() + TIMEOUT.toMillis();
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", id);
        headers.set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:0:function:event-processor");
        var event = event(messages).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private static String event(List<Message> messages) throws IOException {
        return JSON.writeValueAsString(Map.of(
                "Records",
                messages.stream()
                        .map(message -> Map.of(
                                "messageId",
                                message.messageId(),
                                "receiptHandle",
                                message.receiptHandle(),
                                "body",
                                message.body(),
                                "eventSource",
                                "aws:sqs",
                                "eventSourceARN",
                                "arn:aws:sqs:eu-central-1:000000000000:events",
                                "awsRegion",
                                "eu-central-1"))
                        .toList()));
    }

    private void settle(String id, String answer) throws IOException {
        var messages = running.remove(id);
        if (messages == null) return;
        var failed = new HashSet<String>();
        for (JsonNode failure : JSON.readTree(answer).path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asText());
        }
        for (var message : messages) if (!failed.contains(message.messageId())) queues.delete(message);
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
    }
}
