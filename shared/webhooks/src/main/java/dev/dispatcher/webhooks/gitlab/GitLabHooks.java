package dev.dispatcher.webhooks.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.webhooks.HookId;
import dev.dispatcher.webhooks.HookKey;
import dev.dispatcher.webhooks.HookNews;
import dev.dispatcher.webhooks.HookSource;
import java.util.LinkedHashMap;

/// What GitLab tells us.
final class GitLabHooks implements HookSource {

    private final GitLabProof proof;

    GitLabHooks(GitLabProof proof) {
        this.proof = proof;
    }

    @Override
    public boolean isGenuine(HttpCall call) {
        return HookId.of(call).filter(hook -> proof.isGenuine(hook, call)).isPresent();
    }

    @Override
    public HookNews news(HttpCall call, JsonNode body) {
        var hook = HookId.of(call).orElseThrow();
        var event = call.header("X-Gitlab-Event").orElse("");
        var kind = GitLabKind.of(body, event);
        var key = "gitlab:" + hook + ":" + key(call, event);
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-gitlab-event", event);
        call.header("X-Gitlab-Instance").ifPresent(instance -> headers.put("x-gitlab-instance", instance));
        return new HookNews("gitlab." + kind.word(), key, hook, headers, body, kind.fields(), HookNews.NO_ANSWER);
    }

    /// Neither of GitLab's two UUIDs is the delivery's. Its key is the one it has for that, since 17.4. Under a
    /// signature only what is signed may be the key, or a call that was overheard counts again under another.
    private static String key(HttpCall call, String event) {
        return GitLabProof.isSigned(call)
                ? HookKey.of(call, "webhook-id", "")
                : HookKey.of(call, "Idempotency-Key", event);
    }
}
