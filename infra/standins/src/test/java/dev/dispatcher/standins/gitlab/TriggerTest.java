package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Http;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TriggerTest {

    private final Scene scene = new Scene();
    private final Http nobody = new Http(scene.gitlab.apiUrl(), Map.of());
    private final String trigger = scene.path + "/trigger/pipeline";

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void startsAPipelineByItsTokenAlone() throws IOException {
        var body = Map.of(
                "ref", "master", "token", scene.project.triggerToken(), "variables", Map.of("STAND_RUN_UID", "u1"));

        var reply = nobody.post(trigger, body);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("source").asText()).isEqualTo("trigger");
        assertThat(reply.json().path("status").asText()).isEqualTo("pending");
        assertThat(scene.seen().variables()).isEqualTo(Map.of("STAND_RUN_UID", "u1"));
        assertThat(scene.seen().id()).isEqualTo(reply.json().path("id").asLong());
    }

    @Test
    void readsAFormAsWell() throws IOException {
        var form = "token=" + scene.project.triggerToken() + "&variables%5BA%5D=1";

        var reply = nobody.with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", scene.path + "/ref/master/trigger/pipeline", form);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(scene.seen().variables()).isEqualTo(Map.of("A", "1"));
    }

    @Test
    void doesNotTellAWrongTokenFromAWrongProject() throws IOException {
        var wrong = nobody.post(trigger, Map.of("ref", "master", "token", "guessed"));
        var other = scene.gitlab.project("demo/other").triggerToken();

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.text()).isEqualTo("{\"message\":\"404 Not Found\"}");
        assertThat(nobody.post(trigger, Map.of("ref", "master", "token", other)).text())
                .isEqualTo(wrong.text());
        assertThat(nobody.post("/projects/99/trigger/pipeline", Map.of("ref", "master", "token", other))
                        .text())
                .isEqualTo(wrong.text());
        assertThat(scene.project.pipelines()).isEmpty();
    }

    @Test
    void wantsABranchAndTextVariables() throws IOException {
        var token = scene.project.triggerToken();

        assertThat(nobody.post(trigger, Map.of("ref", "none", "token", token)).text())
                .isEqualTo("{\"message\":{\"base\":[\"Reference not found\"]}}");
        assertThat(nobody.post(
                                trigger,
                                Map.of("ref", scene.project.push("master").id(), "token", token))
                        .status())
                .isEqualTo(400);
        assertThat(nobody.post(trigger, Map.of("token", token)).text()).isEqualTo("{\"error\":\"ref is missing\"}");
        assertThat(nobody.post(trigger, Map.of("ref", "master")).text()).isEqualTo("{\"error\":\"token is missing\"}");
        assertThat(nobody.post(trigger, Map.of("ref", "master", "token", token, "variables", Map.of("A", 1)))
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("variables needs to be a map of key-valued strings");
    }

    @Test
    void makesNoPipelineWithoutJobs() throws IOException {
        scene.project.pipelineScript((_, _) -> List.of());

        var reply = nobody.post(trigger, Map.of("ref", "master", "token", scene.project.triggerToken()));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("message").has("base")).isTrue();
    }

    @Test
    void startsOneForWhoeverMay() throws IOException {
        var body = Map.of("ref", "master", "variables", List.of(Map.of("key", "A", "value", "1")));

        assertThat(nobody.post(scene.path + "/pipeline", body).status()).isEqualTo(401);
        assertThat(scene.http
                        .post(scene.path + "/pipeline", body)
                        .json()
                        .path("source")
                        .asText())
                .isEqualTo("api");
        assertThat(scene.seen().variables()).isEqualTo(Map.of("A", "1"));
    }
}
