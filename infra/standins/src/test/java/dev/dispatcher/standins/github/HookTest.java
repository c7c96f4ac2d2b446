package dev.dispatcher.standins.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.StubServer.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookTest {

    private static final String HOOKS = Forge.REPOSITORY + "/hooks";

    private final Forge forge = new Forge();
    private final StubServer receiver = new StubServer().answering(200, "{}");

    @AfterEach
    void close() {
        receiver.close();
        forge.close();
    }

    @Test
    void tellsAHookThatItWasMadeAndSignsIt() throws IOException, GeneralSecurityException {
        create("json", "workflow_run");
        forge.github.tick();

        var ping = receiver.asked().getFirst();
        assertThat(ping.header("X-GitHub-Event")).contains("ping");
        assertThat(ping.header("X-GitHub-Delivery")).isPresent();
        assertThat(ping.header("X-Hub-Signature-256")).contains("sha256=" + sign(ping.body()));
        assertThat(json(ping).at("/hook/config/secret").asText()).isEqualTo("********");
    }

    @Test
    void tellsEachTurnOfARun() throws IOException {
        create("json", "workflow_run", "workflow_job");
        forge.repository.push("bob", "main");
        forge.pass(20);
        forge.github.tick();

        assertThat(told("workflow_run", "/action")).containsExactly("requested", "in_progress", "completed");
        assertThat(told("workflow_run", "/workflow_run/status")).containsExactly("queued", "in_progress", "completed");
        assertThat(told("workflow_run", "/workflow_run/updated_at"))
                .containsExactly("2026-03-01T12:00:00Z", "2026-03-01T12:00:01Z", "2026-03-01T12:00:11Z");
        assertThat(told("workflow_job", "/workflow_job/conclusion")).containsExactly("success", "failure");
        assertThat(told("workflow_run", "/repository/full_name")).containsOnly("demo/shop");
        assertThat(told("workflow_run", "/sender/login")).containsOnly("bob");
    }

    @Test
    void tellsOfPullRequestsAndReviews() throws IOException {
        create("json", "pull_request", "pull_request_review", "issue_comment");
        int number = forge.repository.openPull("ada", "replicas", "Raise");
        forge.repository.requestReview(number, "bob", "ada");
        forge.as("bob").post(Forge.REPOSITORY + "/pulls/" + number + "/reviews", Map.of("event", "APPROVE"));
        forge.as("bob").post(Forge.REPOSITORY + "/issues/" + number + "/comments", Map.of("body", "@eve look"));
        forge.as("bob").put(Forge.REPOSITORY + "/pulls/" + number + "/merge", Map.of());
        forge.github.tick();

        assertThat(told("pull_request", "/action")).containsExactly("opened", "review_requested", "closed");
        assertThat(told("pull_request", "/requested_reviewer/login")).containsExactly("", "bob", "");
        assertThat(told("pull_request", "/pull_request/merged")).containsExactly("false", "false", "true");
        assertThat(told("pull_request_review", "/review/state")).containsExactly("approved");
        assertThat(told("issue_comment", "/comment/body")).containsExactly("@eve look");
    }

    @Test
    void sendsAFormWhenThatIsWanted() throws IOException, GeneralSecurityException {
        create("form", "push");
        forge.github.tick();

        var ping = receiver.asked().getFirst();
        assertThat(ping.header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(ping.body()).startsWith("payload=%7B");
        assertThat(ping.header("X-Hub-Signature-256")).contains("sha256=" + sign(ping.body()));
    }

    @Test
    void bringsADeliveryAgainUnderTheSameGuid() throws IOException {
        var hook = create("json", "push");
        receiver.answering(500, "");
        forge.github.tick();
        var ada = forge.as("ada");
        var failed = ada.get(hook + "/deliveries").json();
        assertThat(failed.at("/0/status_code").asInt()).isEqualTo(500);

        receiver.answering(200, "{}");
        var asked = ada.post(hook + "/deliveries/" + failed.at("/0/id").asText() + "/attempts");
        assertThat(asked.status()).isEqualTo(202);
        forge.github.tick();

        var both = ada.get(hook + "/deliveries").json();
        assertThat(both.at("/0/redelivery").asBoolean()).isTrue();
        assertThat(both.at("/0/guid")).isEqualTo(both.at("/1/guid"));
        assertThat(receiver.asked().getFirst().header("X-GitHub-Delivery"))
                .isEqualTo(receiver.asked().getLast().header("X-GitHub-Delivery"));
    }

    @Test
    void isForAdministratorsAndOncePerUrl() throws IOException {
        var hook = create("json", "push");

        assertThat(forge.as("bob").get(HOOKS).status()).isEqualTo(404);
        var again = forge.as("ada").post(HOOKS, Map.of("config", Map.of("url", receiver.url() + "/x")));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.json().at("/errors/0/message").asText()).isEqualTo("Hook already exists on this repository");

        var changed = forge.as("ada")
                .with("Content-Type", "application/json")
                .send("PATCH", hook, "{\"add_events\":[\"release\"],\"remove_events\":[\"push\"]}");
        assertThat(changed.json().path("events")).hasSize(1).first().hasToString("\"release\"");
        assertThat(forge.as("ada").post(hook + "/pings").status()).isEqualTo(204);
        assertThat(forge.as("ada").delete(hook).status()).isEqualTo(204);
        assertThat(forge.as("ada").get(HOOKS).json()).isEmpty();
    }

    @Test
    void limitsWhomItIsToldTo() throws IOException {
        forge.github.faults().on("GET", "**/hooks").times(1).rateLimits(Duration.ofSeconds(7));

        assertThat(forge.as("ada").get(HOOKS).status()).isEqualTo(429);
        assertThat(forge.as("ada").get(HOOKS).status()).isEqualTo(200);
        assertThat(forge.github.ledger().count("GET", "**/hooks")).isEqualTo(2);
    }

    /// Answers the path of the hook.
    private String create(String contentType, String... events) throws IOException {
        var made = forge.as("ada")
                .post(
                        HOOKS,
                        Map.of(
                                "name",
                                "web",
                                "active",
                                true,
                                "events",
                                List.of(events),
                                "config",
                                Map.of(
                                        "url",
                                        receiver.url() + "/x",
                                        "content_type",
                                        contentType,
                                        "secret",
                                        "secret-1")));
        assertThat(made.status()).isEqualTo(201);
        return HOOKS + "/" + made.json().path("id").asText();
    }

    private List<String> told(String event, String pointer) {
        return receiver.asked().stream()
                .filter(asked -> asked.header("X-GitHub-Event").orElseThrow().equals(event))
                .map(asked -> json(asked).at(pointer).asText())
                .toList();
    }

    private static String sign(String body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret-1".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode json(Asked asked) {
        try {
            return new JsonMapper().readTree(asked.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
