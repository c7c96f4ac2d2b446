package dev.dispatcher.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queue;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes a call by GitLab: proves it, makes it small enough, and puts it on the queue as one event.
@Singleton
public final class GitLabIntake {

    /// What is longer is not even hashed.
    public static final int BYTES_MAX = 4 * 1024 * 1024;

    private static final Pattern HOOK_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int KEY_LENGTH_MAX = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final GitLabProof proof;
    private final Queue queue;

    GitLabIntake(GitLabProof proof, Queues queues) {
        this.proof = proof;
        this.queue = queues.at("WEBHOOKS_QUEUE_URL");
    }

    /// That the hook still exists is somebody else's question: there is no database here.
    public HookTaken take(String hookId, HookCall call) {
        if (call.size() > BYTES_MAX) return new HookTaken.TooLarge();
        if (!HOOK_ID.matcher(hookId).matches() || !proof.isGenuine(hookId, call)) return new HookTaken.Unproven();
        var body = read(call.body());
        if (body.isEmpty()) return new HookTaken.Unreadable();
        var event = call.header("X-Gitlab-Event").orElse("");
        var kind = GitLabKind.of(body.get(), event);
        var type = "gitlab." + kind.word();
        var key = key(hookId, event, call);
        var message = new LinkedHashMap<String, Object>();
        message.put("type", type);
        message.put("payload", payload(hookId, event, call, Reduction.of(body.get(), kind.fields())));
        message.put("idempotency_key", key);
        if (!queue.send(Outgoing.now(Json.write(message)))) return new HookTaken.Unqueued();
        return new HookTaken.Queued(type, key);
    }

    /// The same call sent again has to make the same payload: no header belongs here that differs between the two.
    private static Map<String, Object> payload(String hookId, String event, HookCall call, JsonNode body) {
        var headers = new LinkedHashMap<String, Object>();
        headers.put("x-gitlab-event", event);
        call.header("X-Gitlab-Instance").ifPresent(instance -> headers.put("x-gitlab-instance", instance));
        var payload = new LinkedHashMap<String, Object>();
        payload.put("hook_id", hookId);
        payload.put("headers", headers);
        payload.put("body", body);
        return payload;
    }

    /// GitLab's own since 17.4, else a hash of what was sent.
    private static String key(String hookId, String event, HookCall call) {
        var given = call.header("Idempotency-Key")
                .filter(key -> !key.isEmpty() && key.length() <= KEY_LENGTH_MAX)
                .orElseGet(() -> "sha256:" + hash(event, call));
        return "gitlab:" + hookId + ":" + given;
    }

    private static String hash(String event, HookCall call) {
        var head = Hmac.sha256(event.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Hmac.of(head, call.body()));
    }

    private static Optional<JsonNode> read(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.of(JSON.readTree(text))
                    .filter(JsonNode::isObject)
                    .map(Storable::of)
                    .filter(node -> !node.isEmpty());
        } catch (CharacterCodingException | JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
