package dev.dispatcher.functions.githubwebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookSecrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// A call of a hook that does not exist, signed as GitHub signs, and one that nobody signed.
record GithubRehearsal(HookSecrets secrets) implements Rehearsal<APIGatewayV2HTTPEvent> {

    private static final String HOOK = "priming";
    private static final String BODY = """
            {"action":"completed","workflow_run":{"id":1,"name":"priming","head_branch":"main","conclusion":null,
             "run_attempt":1,"pull_requests":[]},"repository":{"id":1,"full_name":"priming/priming","private":true},
             "sender":{"login":"priming","id":1}}
            """;

    @Override
    public void play(Stage<APIGatewayV2HTTPEvent> function) {
        var key = secrets.token("github:" + HOOK).getBytes(StandardCharsets.UTF_8);
        var signature = Hmac.of(key, BODY.getBytes(StandardCharsets.UTF_8));
        function.handle(call("sha256=" + HexFormat.of().formatHex(signature)));
        function.handle(call("sha256=00"));
    }

    /// In Base64, as the gateway sends what it does not take for text.
    private static APIGatewayV2HTTPEvent call(String signature) {
        var headers = Map.of(
                "x-hub-signature-256", signature, "x-github-event", "workflow_run", "x-github-delivery", "priming");
        var body = Base64.getEncoder().encodeToString(BODY.getBytes(StandardCharsets.UTF_8));
        var call = Rehearsed.request("POST", "/webhooks/github/" + HOOK, Map.of("hook_id", HOOK), headers, body);
        call.setIsBase64Encoded(true);
        return call;
    }
}
