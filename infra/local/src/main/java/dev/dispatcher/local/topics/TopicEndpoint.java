package dev.dispatcher.local.topics;

import com.sun.net.httpserver.HttpExchange;
import dev.dispatcher.local.http.LoopbackServer;
import dev.dispatcher.local.queues.LocalQueues;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The port where the topics are, for everybody who speaks SNS: the SDKs, `aws sns --endpoint-url`, curl.
public final class TopicEndpoint implements AutoCloseable {

    /// A full batch, with every byte of it URL-encoded, is well below.
    private static final int REQUEST_BYTES_MAX = 4 * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(TopicEndpoint.class);

    private final LoopbackServer server;
    private final Publishing publishing;

    /// Port 0 takes any that is free.
    public TopicEndpoint(int port, Topics topics, LocalQueues queues, Clock clock) {
        this.server = new LoopbackServer(port);
        this.publishing = new Publishing(topics, queues, url(), clock);
        server.serve(this::serve);
    }

    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private void serve(HttpExchange exchange) {
        var requestId = UUID.randomUUID().toString();
        try (exchange) {
            answer(exchange, requestId);
        } catch (IOException e) {
            log.debug("a caller went away", e);
        }
    }

    private void answer(HttpExchange exchange, String requestId) throws IOException {
        try {
            var call = call(exchange);
            var result = publishing.perform(call);
            send(exchange, 200, Xml.answer(call.text("Action").orElse(""), result, requestId), requestId);
        } catch (Refused e) {
            send(exchange, e.status(), Xml.answer(e, requestId), requestId);
        } catch (RuntimeException e) {
            log.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            var unknown = new Refused(500, "InternalError", "This call failed for a reason that was logged.");
            send(exchange, unknown.status(), Xml.answer(unknown, requestId), requestId);
        }
    }

    private static Form call(HttpExchange exchange) throws IOException {
        var content = exchange.getRequestBody().readNBytes(REQUEST_BYTES_MAX + 1);
        // Read to the end, or the caller is cut off while still sending and never sees why.
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        var address = exchange.getRequestURI();
        if (!address.getPath().equals("/")) {
            throw new Refused(
                    404, "InvalidAddress", "There is nothing at %s: calls go to /.".formatted(address.getPath()));
        }
        if (content.length > REQUEST_BYTES_MAX) {
            throw Refused.invalid("Message too long: a call has %d bytes at most.".formatted(REQUEST_BYTES_MAX));
        }
        var query = Optional.ofNullable(address.getRawQuery()).orElse("");
        return Form.parse(query + "&" + new String(content, StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String xml, String requestId) throws IOException {
        var body = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/xml");
        exchange.getResponseHeaders().add("x-amzn-requestid", requestId);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// Lets what is being published finish, for a while.
    @Override
    public void close() {
        server.close();
    }
}
