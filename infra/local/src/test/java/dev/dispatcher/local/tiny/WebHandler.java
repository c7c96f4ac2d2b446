package dev.dispatcher.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/// Answers HTTP in the ways a function can: the last word of the path says which.
public final class WebHandler implements RequestStreamHandler {

    public WebHandler(ApplicationContext context) {
        if (!context.isRunning()) throw new IllegalStateException("no context");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context invocation) throws IOException {
        var event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        output.write(answer(event).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String event) {
        if (event.contains("\"rawPath\":\"/web/throw\"")) throw new IllegalStateException("as asked");
        if (event.contains("\"rawPath\":\"/web/nonsense\"")) return "{\"statusCode\":\"often\"}";
        if (event.contains("\"rawPath\":\"/web/bare\"")) return "{\"just\":\"this\"}";
        if (event.contains("\"rawPath\":\"/web/rich\"")) return """
                {"statusCode":201,"headers":{"X-One":"1","Content-Type":"image/png","Content-Length":"77"},
                 "cookies":["a=1","b=2"],"body":"/wAB","isBase64Encoded":true}
                """;
        if (event.contains("\"rawPath\":\"/hasty/slow\"")) waitForEver();
        return event;
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
