package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.testing.StubServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookTest {

    private final Scene scene = new Scene();
    private final StubServer receiver = new StubServer();
    private final Http mia = scene.as("mia");
    private final String hooks = scene.path + "/hooks";

    @BeforeEach
    void arrange() {
        scene.project.grant("mia", Rights.MAINTAINER).grant("dev", Rights.DEVELOPER);
    }

    @AfterEach
    void close() {
        receiver.close();
        scene.close();
    }

    @Test
    void isMadeByMaintainersAndTellsNoSecret() throws IOException {
        assertThat(scene.as("dev").post(hooks, Map.of("url", receiver.url())).status())
                .isEqualTo(403);

        var made = mia.post(
                hooks,
                Map.of(
                        "url",
                        receiver.url(),
                        "token",
                        "hush",
                        "signing_token",
                        "whsec_aGVsbG8=",
                        "push_events",
                        false,
                        "note_events",
                        true));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).doesNotContain("hush").doesNotContain("whsec");
        assertThat(made.json().path("push_events").asBoolean()).isFalse();
        assertThat(made.json().path("note_events").asBoolean()).isTrue();
        assertThat(made.json().path("token_present").asBoolean()).isTrue();
        assertThat(made.json().path("signing_token_present").asBoolean()).isTrue();
        assertThat(mia.get(hooks).json()).hasSize(1);
    }

    @Test
    void dropsASigningTokenWhereTheFlagIsOff() throws IOException {
        scene.gitlab.sign(false);

        var made = mia.post(hooks, Map.of("url", receiver.url(), "token", "t", "signing_token", "whsec_aGVsbG8="));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("signing_token_present").asBoolean()).isFalse();
        assertThat(made.json().path("push_events").asBoolean()).isTrue();
    }

    @Test
    void losesItsTokenWithItsAddress() throws IOException {
        var hook = make("note_events");

        var same = mia.put(hook, Map.of("note_events", false));
        assertThat(same.json().path("token_present").asBoolean()).isTrue();
        var moved = mia.put(hook, Map.of("url", receiver.url() + "/elsewhere"));
        assertThat(moved.json().path("token_present").asBoolean()).isFalse();
        assertThat(mia.delete(hook).status()).isEqualTo(204);
        assertThat(mia.get(hooks).json()).isEmpty();
    }

    @Test
    void hearsOfMergeRequestsAndNotes() throws IOException {
        make("merge_requests_events", "note_events");
        var number = scene.project.reviews().open("dev", "replicas", "Raise it");
        scene.project.reviews().request(number, "mia", "dev");
        scene.project.reviews().note(number, "mia", "Why?");
        scene.gitlab.tick();

        assertThat(receiver.asked()).hasSize(3);
        var opened = body(0);
        assertThat(opened.at("/object_attributes/action").asText()).isEqualTo("open");
        assertThat(opened.at("/object_attributes/last_commit/id").asText())
                .isEqualTo(scene.project.reviews().sha(number));
        assertThat(opened.at("/user/username").asText()).isEqualTo("dev");
        assertThat(body(1).at("/changes/reviewers/current/0/username").asText()).isEqualTo("mia");
        assertThat(body(1).at("/changes/reviewers/previous").isEmpty()).isTrue();
        assertThat(body(2).at("/object_attributes/note").asText()).isEqualTo("Why?");
        assertThat(body(2).at("/merge_request/iid").asLong()).isEqualTo(number);
    }

    @Test
    void isTurnedOffAfterFailuresAndHealedByATest() throws IOException {
        var hook = make("note_events");
        var number = scene.project.reviews().open("dev", "replicas", "Raise it");
        receiver.answering(500, "");
        for (int i = 0; i < 4; i++) {
            scene.project.reviews().note(number, "mia", "Why?");
            scene.gitlab.tick();
        }

        assertThat(mia.get(hook).json().path("alert_status").asText()).isEqualTo("temporarily_disabled");
        scene.project.reviews().note(number, "mia", "Nobody hears this");
        assertThat(scene.gitlab.tick()).isZero();
        assertThat(mia.get(hook + "/events?status=server_failure").json()).hasSize(4);
        assertThat(mia.post(hook + "/test/push_events").status()).isEqualTo(422);
        receiver.answering(200, "{}");
        assertThat(mia.post(hook + "/test/push_events").status()).isEqualTo(201);
        assertThat(mia.get(hook).json().path("alert_status").asText()).isEqualTo("executable");
    }

    @Test
    void sendsALetterAgainUnderItsOldKeyFiveTimesAMinute() throws IOException {
        var hook = make("note_events");
        var number = scene.project.reviews().open("dev", "replicas", "Raise it");
        receiver.answering(500, "");
        scene.project.reviews().note(number, "mia", "Why?");
        scene.gitlab.tick();
        receiver.answering(200, "{}");
        var failed = mia.get(hook + "/events?status=server_failure").json().get(0);

        var again = hook + "/events/" + failed.path("id").asText() + "/resend";
        assertThat(mia.post(again).json().path("response_status").asInt()).isEqualTo(200);

        var keys = receiver.asked().stream()
                .map(asked -> asked.header("Idempotency-Key").orElseThrow())
                .toList();
        assertThat(keys).hasSize(2);
        assertThat(keys.getFirst()).isEqualTo(keys.getLast());
        for (int i = 0; i < 4; i++) mia.post(again);
        assertThat(mia.post(again).status()).isEqualTo(429);
        scene.pass(61);
        assertThat(mia.post(again).status()).isEqualTo(201);
    }

    private String make(String... events) throws IOException {
        var body = new java.util.HashMap<String, Object>(
                Map.of("url", receiver.url(), "token", "hush", "push_events", false));
        for (var event : events) body.put(event, true);
        return hooks + "/" + mia.post(hooks, body).json().path("id").asText();
    }

    private JsonNode body(int at) throws IOException {
        return new JsonMapper().readTree(receiver.asked().get(at).body());
    }
}
