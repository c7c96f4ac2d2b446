package dev.dispatcher.local.http;

import com.sun.net.httpserver.HttpExchange;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.template.FunctionSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one HTTP port in front of all functions, with API Gateway's limits.
public final class HttpGateway implements AutoCloseable {

    private static final int REQUEST_BYTES_MAX = 10 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(HttpGateway.class);

    private final LoopbackServer server;
    private final RouteTable routes;
    private final Functions functions;
    private final Clock clock;

    /// Port 0 takes any that is free. Nothing but this machine reaches it.
    public HttpGateway(int port, List<FunctionSpec> specs, Functions functions, Clock clock) {
        this.routes = new RouteTable(specs);
        this.functions = functions;
        this.clock = clock;
        this.server = new LoopbackServer(port);
        server.serve(this::serve);
    }

    public int port() {
        return server.port();
    }

    private void serve(HttpExchange exchange) {
        var requestId = UUID.randomUUID().toString();
        try (exchange) {
            reply(exchange, requestId).send(exchange, requestId);
        } catch (IOException e) {
            log.debug("a caller went away", e);
        } catch (RuntimeException e) {
            log.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
        }
    }

    private Reply reply(HttpExchange exchange, String requestId) throws IOException {
        byte[] content = exchange.getRequestBody().readNBytes(REQUEST_BYTES_MAX + 1);
        // Read to the end, or the caller is cut off while still sending and never sees why.
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        if (content.length > REQUEST_BYTES_MAX) return Reply.TOO_LARGE;
        var match = routes.find(
                exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
        if (match.isEmpty()) return Reply.NOT_FOUND;
        var event = new RequestEvent(exchange, match.get()).json(content, requestId, clock.instant());
        if (event.getBytes(StandardCharsets.UTF_8).length > Answer.BYTES_MAX) return Reply.TOO_LARGE;
        var pool = functions.pool(match.get().function());
        return CompletableFuture.supplyAsync(() -> Reply.of(pool.invoke(event, PATIENCE)), server.threads())
                .completeOnTimeout(Reply.UNAVAILABLE, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /// Takes no more requests and lets those that run finish, for a while.
    @Override
    public void close() {
        server.close();
    }
}
