package dev.dispatcher.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.dispatcher.local.http.LoopbackServer;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.lambda.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// Plays CloudFormation to the schema-migration function: a Create event, and an address that waits for the answer.
final class Migration {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 10;

    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();

    private Migration() {}

    static void run(FunctionPool function) {
        new Migration().call(function);
    }

    private void call(FunctionPool function) {
        try (var address = new LoopbackServer(0)) {
            address.serve(this::hear);
            var url = "http://127.0.0.1:%d/".formatted(address.port());
            judge(function.invoke(event(function, url), Duration.ofSeconds(PATIENCE_SECONDS)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            // To the last byte, or the server waits ten seconds for the rest when it is closed.
            answer.complete(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static String event(FunctionPool function, String url) throws JsonProcessingException {
        var arn = Surroundings.arn(function.function());
        return JSON.writeValueAsString(Map.of(
                "RequestType",
                "Create",
                "ResponseURL",
                url,
                "StackId",
                "arn:aws:cloudformation:%s:%s:stack/dispatcher/local"
                        .formatted(Surroundings.REGION, Surroundings.ACCOUNT),
                "RequestId",
                UUID.randomUUID().toString(),
                "ResourceType",
                "Custom::SchemaMigration",
                "LogicalResourceId",
                "SchemaMigration",
                "ServiceToken",
                arn,
                "ResourceProperties",
                Map.of("ServiceToken", arn)));
    }

    private void judge(Answer invocation) {
        switch (invocation) {
            case Answer.Returned _ -> {
                var said = said();
                if (!said.path("Status").asText().equals("SUCCESS"))
                    throw failed(said.path("Reason").asText());
            }
            case Answer.Failed(var reason) -> throw failed(reason);
            case Answer.TimedOut(var limit) -> throw failed("it took longer than " + limit.toSeconds() + " s");
            case Answer.Throttled _ -> throw failed("the function is busy");
        }
    }

    private JsonNode said() {
        try {
            return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException _) {
            throw failed("the function gave no answer");
        }
    }

    private static CannotStart failed(String reason) {
        return new CannotStart("The database could not be brought up to date: " + reason);
    }
}
