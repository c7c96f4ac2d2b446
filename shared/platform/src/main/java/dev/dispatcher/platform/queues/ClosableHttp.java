package dev.dispatcher.platform.queues;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/// The way to SQS. While it is closed, a batch is answered here as if SQS had taken it. SQS itself is only knocked at,
/// by a request that changes nothing and that nobody signed, so that the way there is known afterwards.
final class ClosableHttp implements SdkHttpClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Supplier<SdkHttpClient> making;
    private @Nullable SdkHttpClient made;
    private volatile boolean closed;
    private boolean hasKnocked;

    /// The real way is made on first use: it begins with reading every certificate this machine trusts.
    ClosableHttp(Supplier<SdkHttpClient> making) {
        this.making = making;
    }

    void rehearse(Runnable work) {
        closed = true;
        try {
            work.run();
        } finally {
            closed = false;
        }
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return closed ? new Pretended(request) : real().prepareRequest(request);
    }

    @Override
    public String clientName() {
        return real().clientName();
    }

    @Override
    public synchronized void close() {
        if (made != null) made.close();
    }

    private synchronized SdkHttpClient real() {
        var ready = made;
        if (ready == null) {
            ready = making.get();
            made = ready;
        }
        return ready;
    }

    private final class Pretended implements ExecutableHttpRequest {

        private final HttpExecuteRequest request;

        private Pretended(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            if (!hasKnocked) knock(request.httpRequest().getUri().resolve("/"));
            hasKnocked = true;
            var body = taken(request.contentStreamProvider().orElseThrow());
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(200)
                            .putHeader("Content-Type", "application/x-amz-json-1.0")
                            .putHeader("Content-Length", String.valueOf(body.length))
                            .putHeader("x-amzn-RequestId", "priming")
                            .build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
        }

        @Override
        public void abort() {
            // nothing is under way
        }
    }

    private void knock(URI address) {
        var nothing = ContentStreamProvider.fromUtf8String("{}");
        var knock = HttpExecuteRequest.builder()
                .request(SdkHttpRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .uri(address)
                        .putHeader("Content-Type", "application/x-amz-json-1.0")
                        .putHeader("Content-Length", "2")
                        .putHeader("X-Amz-Target", "AmazonSQS.ListQueues")
                        // A connection that was kept would be a dead one in every restored sandbox.
                        .putHeader("Connection", "close")
                        .build())
                .contentStreamProvider(nothing)
                .build();
        try {
            var answer = real().prepareRequest(knock).call().responseBody();
            if (answer.isEmpty()) return;
            try (var body = answer.get()) {
                body.readAllBytes();
            }
        } catch (IOException _) {
            // nobody at home
        }
    }

    /// SQS's answer to a batch that it took whole. The SDK checks that it got the same texts.
    private static byte[] taken(ContentStreamProvider request) throws IOException {
        var answer = JSON.createObjectNode();
        answer.putArray("Failed");
        ArrayNode successful = answer.putArray("Successful");
        try (var in = request.newStream()) {
            for (JsonNode entry : JSON.readTree(in).path("Entries")) {
                successful
                        .addObject()
                        .put("Id", entry.path("Id").asText())
                        .put("MessageId", "priming")
                        .put("MD5OfMessageBody", md5(entry.path("MessageBody").asText()));
            }
        }
        return JSON.writeValueAsBytes(answer);
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has MD5", impossible);
        }
    }
}
