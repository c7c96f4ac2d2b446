package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.gitlab.hooks.Post;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.StubServer.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final Scene scene = new Scene();
    private final StubServer receiver = new StubServer();

    @BeforeEach
    void arrange() {
        scene.project.pipelineScript(JobScript.of("build", "compile").deploying("sf-3", ""));
    }

    @AfterEach
    void close() {
        receiver.close();
        scene.close();
    }

    @Test
    void tellsEachTurnOfJobAndPipelineInOrder() throws IOException {
        scene.project.hook(receiver.url() + "/webhooks/gitlab/h1", "secret", "");
        scene.trigger(Map.of("STAND_RUN_UID", "u1"));
        scene.pass(60);

        assertThat(scene.gitlab.tick()).isEqualTo(7);

        assertThat(told("Job Hook", "/build_status")).containsExactly("created", "pending", "running", "success");
        assertThat(told("Pipeline Hook", "/object_attributes/status")).containsExactly("pending", "running", "success");
        assertThat(scene.gitlab.tick()).isZero();
    }

    @Test
    void putsGitLabsHeadersOnIt() throws IOException {
        scene.project.hook(receiver.url() + "/webhooks/gitlab/h1", "secret", "");
        scene.trigger();
        scene.gitlab.tick();

        var first = receiver.asked().getFirst();
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.path()).isEqualTo("/webhooks/gitlab/h1");
        assertThat(first.header("X-Gitlab-Event")).contains("Job Hook");
        assertThat(first.header("X-Gitlab-Token")).contains("secret");
        assertThat(first.header("X-Gitlab-Instance")).contains(scene.gitlab.url());
        assertThat(first.header("X-Gitlab-Event-UUID")).isPresent();
        assertThat(first.header("X-Gitlab-Webhook-UUID")).isPresent();
        assertThat(first.header("webhook-id")).isEqualTo(first.header("Idempotency-Key"));
        assertThat(first.header("webhook-signature")).isEmpty();
        assertThat(receiver.asked())
                .extracting(asked -> asked.header("Idempotency-Key").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void signsWhatItSendsWhenItHasAKey() throws IOException, GeneralSecurityException {
        scene.project.hook(receiver.url(), "", "whsec_" + Base64.getEncoder().encodeToString(KEY));
        scene.trigger();
        scene.gitlab.tick();

        var first = receiver.asked().getFirst();
        var id = first.header("webhook-id").orElseThrow();
        var seconds = first.header("webhook-timestamp").orElseThrow();
        assertThat(id).isEqualTo(first.header("Idempotency-Key").orElseThrow());
        assertThat(seconds).isEqualTo("" + Scene.START.getEpochSecond());
        assertThat(first.header("X-Gitlab-Token")).isEmpty();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        var expected = mac.doFinal((id + "." + seconds + "." + first.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(first.header("webhook-signature"))
                .contains("v1," + Base64.getEncoder().encodeToString(expected));
    }

    @Test
    void saysOfAPipelineWhatGitLabSays() throws IOException {
        scene.project.hook(receiver.url(), "s", "");
        var id = scene.trigger(Map.of("STAND_RUN_UID", "u1"));
        scene.pass(60);
        scene.gitlab.tick();

        var last = bodies("Pipeline Hook").getLast();
        assertThat(last.path("object_kind").asText()).isEqualTo("pipeline");
        assertThat(last.at("/object_attributes/id").asLong()).isEqualTo(id);
        assertThat(last.at("/object_attributes/source").asText()).isEqualTo("trigger");
        assertThat(last.at("/object_attributes/detailed_status").asText()).isEqualTo("passed");
        assertThat(last.at("/object_attributes/created_at").asText()).isEqualTo("2026-03-01 12:00:00 UTC");
        assertThat(last.at("/object_attributes/duration").asInt()).isEqualTo(10);
        assertThat(last.at("/object_attributes/variables/0/value").asText()).isEqualTo("u1");
        assertThat(last.at("/project/path_with_namespace").asText()).isEqualTo("demo/shop");
        assertThat(last.at("/builds/0/name").asText()).isEqualTo("compile");
        assertThat(last.at("/builds/0/environment/action").asText()).isEqualTo("start");
        var job = bodies("Job Hook").getLast();
        assertThat(job.path("object_kind").asText()).isEqualTo("build");
        assertThat(job.path("pipeline_id").asLong()).isEqualTo(id);
        assertThat(job.path("project_id").asLong()).isEqualTo(scene.project.id());
        assertThat(job.at("/commit/id").asLong()).isEqualTo(id);
        assertThat(job.path("build_finished_at").asText()).isEqualTo("2026-03-01 12:00:11 UTC");
    }

    @Test
    void losesDoublesAndTurnsAroundWhatItIsToldTo() throws IOException {
        scene.project.hook(receiver.url(), "s", "");
        scene.gitlab.webhooks().by(Post.dropping());
        scene.trigger();
        assertThat(scene.gitlab.tick()).isZero();

        scene.gitlab.webhooks().by(Post.doubling());
        scene.pass(1);
        assertThat(scene.gitlab.tick()).isEqualTo(4);
        assertThat(Stream.of(0, 1)
                        .map(number -> receiver.asked().get(number).header("Idempotency-Key"))
                        .distinct())
                .hasSize(1);

        scene.gitlab.webhooks().by(Post.reversing());
        scene.pass(60);
        scene.gitlab.tick();
        assertThat(receiver.asked().getLast().header("X-Gitlab-Event")).contains("Job Hook");
    }

    @Test
    void isCarelessInTheSameWayForTheSameSeed() throws IOException {
        assertThat(careless(3)).isEqualTo(careless(3)).isNotEqualTo(careless(4));
    }

    private List<String> careless(long seed) throws IOException {
        try (var other = new Scene()) {
            other.project.pipelineScript(JobScript.of("a", "one"), JobScript.of("b", "two"));
            other.project.hook(receiver.url(), "s", "");
            other.gitlab.webhooks().by(Post.careless(new Random(seed)));
            other.trigger();
            other.pass(60);
            other.gitlab.tick();
            return other.gitlab.webhooks().deliveries().stream()
                    .map(delivery ->
                            delivery.letter().event() + delivery.letter().at())
                    .toList();
        }
    }

    @Test
    void remembersWhatBecameOfEach() throws IOException {
        receiver.answering(401, "");
        scene.project.hook(receiver.url(), "s", "");
        scene.project.hook("http://127.0.0.1:1/nobody", "s", "");
        scene.trigger();
        scene.gitlab.tick();

        assertThat(scene.gitlab.webhooks().deliveries()).extracting("status").contains(401, 0);
    }

    @Test
    void goesByItselfWhenPeopleWatch() throws IOException {
        try (var gitlab = GitLabStandIn.startOn(0, Clock.systemUTC())) {
            var project = gitlab.project("demo/shop")
                    .pipelineScript(JobScript.of("a", "one").goes())
                    .hook(receiver.url(), "s", "");
            new Http(gitlab.apiUrl(), Map.of())
                    .post(
                            "/projects/demo%2Fshop/trigger/pipeline",
                            Map.of("ref", "master", "token", project.triggerToken()));

            Eventually.eventually(
                    "the webhook",
                    Duration.ofSeconds(5),
                    () -> receiver.asked().stream()
                            .anyMatch(asked -> asked.body().contains("\"build_status\":\"success\"")));
        }
    }

    private List<String> told(String event, String pointer) {
        return bodies(event).stream().map(body -> body.at(pointer).asText()).toList();
    }

    private List<JsonNode> bodies(String event) {
        return receiver.asked().stream()
                .filter(asked -> asked.header("X-Gitlab-Event").orElseThrow().equals(event))
                .map(WebhookTest::json)
                .toList();
    }

    private static JsonNode json(Asked asked) {
        try {
            return new JsonMapper().readTree(asked.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
