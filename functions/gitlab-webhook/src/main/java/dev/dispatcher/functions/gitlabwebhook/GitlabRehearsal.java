package dev.dispatcher.functions.gitlabwebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;
import dev.dispatcher.webhooks.HookSecrets;
import java.util.HashMap;
import java.util.Map;

/// Calls of a hook that does not exist, proven both ways GitLab knows.
record GitlabRehearsal(HookSecrets secrets) implements Rehearsal<APIGatewayV2HTTPEvent> {

    private static final String HOOK = "priming";
    private static final String BODY = """
            {"object_kind":"build","ref":"main","tag":false,"sha":"0000000","build_id":1,"build_name":"priming",
             "build_status":"success","pipeline_id":1,"project":{"id":1,"name":"priming"},"user":{"id":1,"name":"priming"},
             "commit":{"message":"","author_name":null}}
            """;

    @Override
    public void play(Stage<APIGatewayV2HTTPEvent> function) {
        function.handle(call(Map.of("x-gitlab-token", secrets.token("gitlab:" + HOOK))));
        function.handle(call(Map.of("x-gitlab-token", "wrong")));
    }

    private static APIGatewayV2HTTPEvent call(Map<String, String> proof) {
        var headers = new HashMap<>(proof);
        headers.put("x-gitlab-event", "Job Hook");
        headers.put("x-gitlab-instance", "https://gitlab.example.com");
        headers.put("idempotency-key", "priming");
        return Rehearsed.request("POST", "/webhooks/gitlab/" + HOOK, Map.of("hook_id", HOOK), headers, BODY);
    }
}
