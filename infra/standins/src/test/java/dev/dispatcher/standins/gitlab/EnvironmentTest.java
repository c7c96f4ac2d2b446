package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.gitlab.world.JobScript;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final Scene scene = new Scene();
    private final String environments = scene.path + "/environments";

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void findsOneByItsExactNameAndManyByTheirBeginning() throws IOException {
        create("sf-3");
        create("SF-31");
        create("my-sf-3");

        assertThat(names("?name=sf-3")).isEqualTo("sf-3");
        assertThat(names("?name=sf")).isEmpty();
        assertThat(names("?search=sf-3")).isEqualTo("sf-3,SF-31");
    }

    @Test
    void refusesWhatGitLabRefuses() throws IOException {
        create("sf-3");

        assertThat(scene.http
                        .get(environments + "?search=sf")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("400 Bad request - Search query is less than 3 characters");
        assertThat(scene.http.get(environments + "?name=a&search=abc").status()).isEqualTo(400);
        assertThat(scene.http.get(environments + "?states=gone").text())
                .isEqualTo("{\"error\":\"states does not have a valid value\"}");
        assertThat(scene.http.post(environments, Map.of("name", "sf-3")).text())
                .isEqualTo("{\"message\":{\"name\":[\"has already been taken\"]}}");
        assertThat(scene.http.post(environments, Map.of("name", "стенд")).status())
                .isEqualTo(400);
        assertThat(scene.http.post(environments, Map.of()).text()).isEqualTo("{\"error\":\"name is missing\"}");
        assertThat(scene.http.get(environments + "/7").text()).isEqualTo("{\"message\":\"404 Not found\"}");
    }

    @Test
    void isDeletedOnlyWhenItIsStopped() throws IOException {
        var one = environments + "/" + create("sf-3").path("id").asLong();

        assertThat(scene.http.delete(one).status()).isEqualTo(403);
        assertThat(scene.http.post(one + "/stop").json().path("state").asText()).isEqualTo("stopped");
        assertThat(names("?states=stopped")).isEqualTo("sf-3");
        assertThat(scene.http.delete(one).status()).isEqualTo(204);
        assertThat(scene.http.get(one).status()).isEqualTo(404);
    }

    @Test
    void isStoppedByTheJobThatWasToldTo() throws IOException {
        deployWith(stop());
        var one = environments + "/" + id();
        assertThat(scene.http
                        .get(one)
                        .json()
                        .path("last_deployment")
                        .path("sha")
                        .asText())
                .isEqualTo(scene.seen().sha());

        assertThat(scene.http.post(one + "/stop").json().path("state").asText()).isEqualTo("stopping");
        assertThat(scene.http.delete(one).status()).isEqualTo(403);
        scene.pass(11);

        assertThat(scene.http.get(one).json().path("state").asText()).isEqualTo("stopped");
        assertThat(scene.seen().job("down").status()).isEqualTo("success");
    }

    @Test
    void staysStoppingWhenThatJobFailsUntilItIsForced() throws IOException {
        deployWith(stop().fails());
        var one = environments + "/" + id();

        scene.http.post(one + "/stop");
        scene.pass(60);
        assertThat(scene.http.post(one + "/stop").json().path("state").asText()).isEqualTo("stopping");

        assertThat(scene.http
                        .post(one + "/stop?force=true")
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("stopped");
    }

    @Test
    void comesUpAgainWithTheNextDeployment() throws IOException {
        deployWith(stop());
        scene.http.post(environments + "/" + id() + "/stop?force=true");

        scene.trigger();
        scene.pass(11);

        assertThat(scene.project.environments())
                .extracting(SeenEnvironment::state)
                .containsExactly("available");
    }

    @Test
    void changesWhatMayChange() throws IOException {
        var one = environments + "/" + create("sf-3").path("id").asLong();

        var changed = scene.http.put(one, Map.of("external_url", "https://sf-3.example.com", "tier", "testing"));

        assertThat(changed.json().path("external_url").asText()).isEqualTo("https://sf-3.example.com");
        assertThat(changed.json().path("tier").asText()).isEqualTo("testing");
    }

    private static JobScript stop() {
        return JobScript.of("stop", "down").manual().allowingFailure().stopping("sf-3");
    }

    private void deployWith(JobScript stop) throws IOException {
        scene.project.pipelineScript(JobScript.of("helm", "up").deploying("sf-3", "down"), stop);
        scene.trigger();
        scene.pass(11);
        assertThat(scene.seen().status()).isEqualTo("success");
    }

    private long id() {
        return scene.project.environments().getFirst().id();
    }

    private JsonNode create(String name) throws IOException {
        var reply = scene.http.post(environments, Map.of("name", name));
        assertThat(reply.status()).isEqualTo(201);
        return reply.json();
    }

    private String names(String query) throws IOException {
        var reply = scene.http.get(environments + query);
        return String.join(",", Scene.each(reply.json(), "name").toList());
    }
}
