package dev.dispatcher.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.database.ApiTokens;
import dev.dispatcher.database.Scope;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A caller that never was: it gets a token, publishes, reads, is refused once, and its token is gone again.
record ApiRehearsal(ApiTokens tokens) implements Rehearsal<APIGatewayV2HTTPEvent> {

    private static final String EVENT = """
            {"type":"priming","payload":{"text":"priming","number":1}}
            """;

    @Override
    public void play(Stage<APIGatewayV2HTTPEvent> function) {
        var issued = tokens.issue("priming", List.of(Scope.READ, Scope.EVENTS), null);
        try {
            var caller = Map.of("authorization", "Bearer " + issued.secret());
            function.handle(request("POST", "/events", caller, EVENT));
            function.handle(request("GET", "/events", caller, null));
            function.handle(request("POST", "/events", Map.of(), EVENT));
            function.handle(request("GET", "/health", Map.of(), null));
        } finally {
            tokens.revoke(issued.token().id());
        }
    }

    private static APIGatewayV2HTTPEvent request(
            String method, String path, Map<String, String> caller, @Nullable String body) {
        return Rehearsed.request(method, path, Map.of(), new HashMap<>(caller), body);
    }
}
