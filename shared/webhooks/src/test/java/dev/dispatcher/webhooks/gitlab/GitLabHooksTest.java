package dev.dispatcher.webhooks.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import dev.dispatcher.webhooks.HookTaken;
import dev.dispatcher.webhooks.HookTaken.Queued;
import dev.dispatcher.webhooks.HookTaken.TooLarge;
import dev.dispatcher.webhooks.HookTaken.Unproven;
import dev.dispatcher.webhooks.HookTaken.Unqueued;
import dev.dispatcher.webhooks.HookTaken.Unreadable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabHooksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BODY = "{\"object_kind\":\"pipeline\",\"object_attributes\":{\"id\":1}}";

    private final SettableClock clock = new SettableClock(NOW);
    private final String queue = TestQueues.create("webhooks");
    private final HookSecrets secrets = secrets();
    private final HookIntake intake = intake(Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../h1", "h1\n", "стенд"})
    void knowsNoHookOfSuchAName(String hook) {
        var headers = Map.of("X-Gitlab-Token", secrets.token("gitlab:" + hook));

        assertThat(intake.take(call(hook, headers, bytes(BODY)))).isEqualTo(new Unproven());
    }

    @Test
    void makesTheSameMessageOfACallThatIsSentAgain() throws IOException {
        take(proven(Map.of("Idempotency-Key", "k1", "X-Gitlab-Event", "Pipeline Hook", "X-Gitlab-Event-UUID", "u1")));
        clock.advance(Duration.ofMinutes(3));
        take(proven(Map.of("idempotency-key", "k1", "x-gitlab-event", "Pipeline Hook", "X-Gitlab-Event-UUID", "u2")));

        var messages = TestQueues.receive(queue, 2, Duration.ofSeconds(10));
        assertThat(messages)
                .hasSize(2)
                .extracting("body")
                .containsOnly(messages.getFirst().body());
        assertThat(json(messages.getFirst().body()).path("idempotency_key").asText())
                .isEqualTo("gitlab:h1:k1");
    }

    @Test
    void makesAKeyOfItsOwnWhenGitLabSendsNone() {
        var one = key(BODY, "Pipeline Hook");

        assertThat(one).startsWith("gitlab:h1:sha256:").hasSizeLessThan(255);
        assertThat(key(BODY, "Pipeline Hook")).isEqualTo(one);
        assertThat(key(BODY + " ", "Pipeline Hook")).isNotEqualTo(one);
        assertThat(key(BODY, "Job Hook")).isNotEqualTo(one);
        assertThat(take(proven(Map.of("Idempotency-Key", "k".repeat(300)))))
                .isInstanceOfSatisfying(
                        Queued.class, queued -> assertThat(queued.key()).contains("sha256"));
    }

    /// Only its id, its time and its body are under the signature.
    @Test
    void countsASignedCallOnceWhateverElseIsSaidOfIt() {
        var first = signed("m1", Map.of("Idempotency-Key", "m1", "X-Gitlab-Event", "Pipeline Hook"));
        var replayed = signed("m1", Map.of("Idempotency-Key", "k2", "X-Gitlab-Event", "Job Hook"));

        assertThat(first).isEqualTo("gitlab:h1:m1");
        assertThat(replayed).isEqualTo(first);
        assertThat(signed("m2", Map.of("Idempotency-Key", "m1"))).isEqualTo("gitlab:h1:m2");
        var hashed = signed("m".repeat(300), Map.of("X-Gitlab-Event", "Pipeline Hook"));
        assertThat(signed("m".repeat(300), Map.of("X-Gitlab-Event", "Job Hook")))
                .isEqualTo(hashed)
                .contains("sha256");
    }

    private String signed(String id, Map<String, String> headers) {
        var time = String.valueOf(clock.instant().getEpochSecond());
        var key = Base64.getDecoder().decode(secrets.signingToken("gitlab:h1").replace("whsec_", ""));
        var signature = Base64.getEncoder().encodeToString(Hmac.of(key, bytes(id + "." + time + "."), bytes(BODY)));
        var all = new HashMap<>(headers);
        all.put("webhook-id", id);
        all.put("webhook-timestamp", time);
        all.put("webhook-signature", "v1," + signature);
        return ((Queued) take(all)).key();
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"object_kind\":\"merge_request\"}', gitlab.merge_request",
        "'{\"object_kind\":\"job\"}', gitlab.build",
        "'{\"event_name\":\"project_create\"}', gitlab.project_create",
        "'{\"a\":1}', gitlab.tag_push",
        "'{\"object_kind\":\"Моё дело\"}', gitlab.________"
    })
    void namesTheEventAfterItsKind(String body, String type) {
        var headers = proven(Map.of("X-Gitlab-Event", "Tag Push Hook"));

        assertThat(intake.take(call("h1", headers, bytes(body))))
                .isInstanceOfSatisfying(
                        Queued.class, queued -> assertThat(queued.type()).isEqualTo(type));
    }

    @Test
    void knowsWhatItCannotKeep() {
        for (var body : new byte[][] {bytes(""), bytes("[]"), bytes("{"), bytes("{} {}"), {'{', (byte) 0xFF, '}'}}) {
            assertThat(intake.take(call("h1", proven(Map.of()), body))).isEqualTo(new Unreadable());
        }
        assertThat(intake.take(call("h1", proven(Map.of()), new byte[HookIntake.BYTES_MAX + 1])))
                .isEqualTo(new TooLarge());
    }

    @Test
    void keepsWhatNoDatabaseTakesAsAMark() throws IOException {
        var body = "{\"object_kind\":\"push\",\"message\":\"a\\u0000b\\ud800c \\ud83d\\ude00\"}";
        intake.take(call("h1", proven(Map.of()), bytes(body)));

        assertThat(received().at("/payload/body/message").asText()).isEqualTo("a\uFFFDb\uFFFDc \uD83D\uDE00");
    }

    @Test
    void reducesWhatIsTooLargeForTheQueue() throws IOException {
        var body =
                "{\"object_kind\":\"pipeline\",\"object_attributes\":{\"id\":7,\"status\":\"failed\"},\"noise\":\"%s\"}"
                        .formatted("x".repeat(3_000_000));
        intake.take(call("h1", proven(Map.of()), bytes(body)));

        assertThat(received().at("/payload/body"))
                .hasToString("{\"object_kind\":\"pipeline\",\"object_attributes\":{\"id\":7,\"status\":\"failed\"}}");
    }

    @Test
    void asksTheQueueOnceAndTellsWhenItRefuses() {
        try (var broken = new StubServer().answering(500, "{}")) {
            var unlucky = intake(Map.of("AWS_ENDPOINT_URL_SQS", broken.url()));

            assertThat(unlucky.take(call("h1", proven(Map.of()), bytes(BODY)))).isEqualTo(new Unqueued());
            assertThat(broken.asked()).hasSize(1);
        }
    }

    private String key(String body, String event) {
        var taken = intake.take(call("h1", proven(Map.of("X-Gitlab-Event", event)), bytes(body)));
        return ((Queued) taken).key();
    }

    private HookTaken take(Map<String, String> headers) {
        return intake.take(call("h1", headers, bytes(BODY)));
    }

    private Map<String, String> proven(Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("X-Gitlab-Token", secrets.token("gitlab:h1"));
        return all;
    }

    private JsonNode received() throws IOException {
        return json(
                TestQueues.receive(queue, 1, Duration.ofSeconds(10)).getFirst().body());
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    private static HttpCall call(String hook, Map<String, String> headers, byte[] body) {
        return new HttpCall(Map.of("hook_id", hook), headers, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private HookIntake intake(Map<String, String> more) {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("WEBHOOKS_QUEUE_URL", queue);
        variables.put("QUEUE_BUDGET", "10s");
        variables.putAll(more);
        var settings = new Settings(variables);
        var queues = new Queues(settings, new Aws(settings), clock);
        return new HookIntake(new GitLabHooks(new GitLabProof(secrets, clock, false)), queues);
    }

    private HookSecrets secrets() {
        var settings = new Settings(Map.of("WEBHOOK_MASTER_SECRET", "master"));
        return new HookSecrets(new Secrets(settings, arn -> arn, clock));
    }
}
