package dev.dispatcher.functions.schemamigration;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// CloudFormation, waiting at an address it has signed for exactly one answer.
@Singleton
final class CloudFormation {

    /// Always the same: with another one CloudFormation would take the old resource for replaced, and delete it.
    static final String RESOURCE = "dispatcher-schema";

    private static final Logger log = LoggerFactory.getLogger(CloudFormation.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LAST_TRY = Duration.ofSeconds(4);
    private static final Duration INSISTENCE = Duration.ofMinutes(1);

    /// Tries for a minute, or as long as there is time.
    void answer(CloudFormationCustomResourceEvent event, Answer answer, Deadline deadline) {
        // No Content-Type: the address was signed without one. No HTTP/2 either: one request is all there is.
        var request = HttpRequest.newBuilder(URI.create(event.getResponseUrl()))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .PUT(BodyPublishers.ofString(json(event, answer)))
                .build();
        var enough = Deadline.in(INSISTENCE);
        try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            while (!isTaken(http, request)) {
                if (!deadline.hasLeft(LAST_TRY) || !enough.hasLeft(PAUSE)) {
                    throw new RemoteFailure("CloudFormation does not take the answer");
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new RemoteFailure("interrupted before CloudFormation took the answer");
        }
    }

    private static boolean isTaken(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 == 2) return true;
            log.warn("CloudFormation answered {}", status);
        } catch (IOException failure) {
            log.warn("CloudFormation is out of reach: {}", failure.toString());
        }
        return false;
    }

    private static String json(CloudFormationCustomResourceEvent event, Answer answer) {
        var body = new LinkedHashMap<String, Object>();
        body.put("Status", answer.isSuccess() ? "SUCCESS" : "FAILED");
        if (!answer.isSuccess()) body.put("Reason", answer.reason());
        body.put("PhysicalResourceId", Objects.requireNonNullElse(event.getPhysicalResourceId(), RESOURCE));
        body.put("StackId", event.getStackId());
        body.put("RequestId", event.getRequestId());
        body.put("LogicalResourceId", event.getLogicalResourceId());
        if (!answer.version().isEmpty()) body.put("Data", Map.of("SchemaVersion", answer.version()));
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text can always be written", impossible);
        }
    }
}
