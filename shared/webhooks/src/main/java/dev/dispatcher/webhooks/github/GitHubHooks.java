package dev.dispatcher.webhooks.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookId;
import dev.dispatcher.webhooks.HookJson;
import dev.dispatcher.webhooks.HookKey;
import dev.dispatcher.webhooks.HookNews;
import dev.dispatcher.webhooks.HookSecrets;
import dev.dispatcher.webhooks.HookSource;
import dev.dispatcher.webhooks.HookWord;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// What GitHub tells us, as JSON or as the form that is GitHub's default when a hook is made by hand.
final class GitHubHooks implements HookSource {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FIELD = "payload=";

    private final HookSecrets secrets;

    GitHubHooks(HookSecrets secrets) {
        this.secrets = secrets;
    }

    /// GitHub signs with the secret as it was typed in, so the key is its text and not the bytes that text stands for.
    @Override
    public boolean isGenuine(HttpCall call) {
        var hook = HookId.of(call);
        if (hook.isEmpty()) return false;
        var given = bytes(call.header("X-Hub-Signature-256").orElse(""));
        boolean isKnown = false;
        for (var secret : secrets.live("github:" + hook.get())) {
            var key = bytes(HexFormat.of().formatHex(secret));
            var expected = "sha256=" + HexFormat.of().formatHex(Hmac.of(key, call.body()));
            isKnown |= Hmac.isSame(bytes(expected), given);
        }
        return isKnown;
    }

    /// The signature is over the form; the JSON is one field of it.
    @Override
    public Optional<JsonNode> read(HttpCall call) {
        if (!call.header("Content-Type").orElse("").startsWith(FORM)) return HookJson.read(call.body());
        return Arrays.stream(new String(call.body(), StandardCharsets.UTF_8).split("&", -1))
                .filter(field -> field.startsWith(FIELD))
                .findFirst()
                .flatMap(GitHubHooks::decoded)
                .flatMap(json -> HookJson.read(bytes(json)));
    }

    private static Optional<String> decoded(String field) {
        try {
            return Optional.of(URLDecoder.decode(field.substring(FIELD.length()), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// A delivery that is sent again by hand keeps its id.
    @Override
    public HookNews news(HttpCall call, JsonNode body) {
        var hook = HookId.of(call).orElseThrow();
        var event = HookWord.of(call.header("X-GitHub-Event").orElse(""));
        var key = "github:" + hook + ":" + HookKey.of(call, "X-GitHub-Delivery", event);
        var headers = Map.of("x-github-event", event);
        return new HookNews("github." + event, key, hook, headers, body, GitHubFields.of(event), HookNews.NO_ANSWER);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
