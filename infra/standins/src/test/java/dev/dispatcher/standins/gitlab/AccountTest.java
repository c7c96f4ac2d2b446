package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void showsThoseProjectsOnlyThatOneIsAMemberOf() throws IOException {
        scene.gitlab.project("other/secret");
        scene.project.grant("dev", Rights.REPORTER).grantByGroup("dev", Rights.DEVELOPER);
        var dev = scene.as("dev");

        assertThat(dev.get("/user").json().path("username").asText()).isEqualTo("dev");
        assertThat(Scene.each(
                        dev.get("/projects?membership=true&simple=true&min_access_level=30")
                                .json(),
                        "path_with_namespace"))
                .containsExactly("demo/shop");
        assertThat(dev.get("/projects?min_access_level=40").json()).isEmpty();
        assertThat(dev.get("/projects?search=nothing").json()).isEmpty();
        assertThat(dev.get("/projects?search=demo/shop").json()).isEmpty();
        assertThat(dev.get("/projects?search=demo/shop&search_namespaces=true").json())
                .hasSize(1);
        var permissions = dev.get(scene.path).json().path("permissions");
        assertThat(permissions.at("/project_access/access_level").asInt()).isEqualTo(20);
        assertThat(permissions.at("/group_access/access_level").asInt()).isEqualTo(30);
        assertThat(dev.get("/projects/other%2Fsecret").status()).isEqualTo(404);
    }

    @Test
    void letsDevelopersMoveWhatIsNotProtected() throws IOException {
        scene.project
                .pipelineScript(JobScript.of("build", "compile"))
                .grant("dev", Rights.DEVELOPER)
                .grant("guest", Rights.GUEST);
        scene.project.push("feature");
        var dev = scene.as("dev");

        var refused = dev.post(scene.path + "/pipeline", Map.of("ref", "master"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("sufficient permission");
        var started = dev.post(scene.path + "/pipeline", Map.of("ref", "feature"));
        assertThat(started.json().at("/user/username").asText()).isEqualTo("dev");
        var pipeline = scene.path + "/pipelines/" + started.json().path("id").asText();
        assertThat(scene.as("guest").post(pipeline + "/cancel").status()).isEqualTo(403);
        assertThat(scene.seen().status()).isNotEqualTo("canceled");
        assertThat(dev.post(pipeline + "/cancel").status()).isEqualTo(200);
        assertThat(dev.post(pipeline + "/retry").status()).isEqualTo(201);
    }

    @Test
    void tellsATokenWhatItIs() throws IOException {
        var told = scene.as("dev").get("/personal_access_tokens/self").json();

        assertThat(told.path("scopes").get(0).asText()).isEqualTo("api");
        assertThat(told.path("expires_at").asText()).isEqualTo("2026-03-31");
    }

    @Test
    void letsNothingBeChangedWithATokenThatOnlyReads() throws IOException {
        scene.project.grant("dev", Rights.OWNER);
        var reader = with(scene.gitlab.token("dev", "read_api"));

        assertThat(reader.get(scene.path).status()).isEqualTo(200);
        var refused = reader.post(scene.path + "/hooks", Map.of("url", "http://127.0.0.1:1"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asText()).isEqualTo("insufficient_scope");
        assertThat(reader.get("/personal_access_tokens/self")
                        .json()
                        .path("expires_at")
                        .isNull())
                .isTrue();
    }

    @Test
    void forgetsATokenThatWasRevokedOrIsTooOld() throws IOException {
        var mine = with(scene.gitlab.token("dev"));
        assertThat(mine.delete("/personal_access_tokens/self").status()).isEqualTo(204);
        assertThat(mine.get("/user").status()).isEqualTo(401);

        var other = with(scene.gitlab.token("dev"));
        scene.pass(31 * 24 * 3_600);
        assertThat(other.get("/user").text()).contains("Token is expired");
    }

    private Http with(String token) {
        return new Http(scene.gitlab.apiUrl(), Map.of("PRIVATE-TOKEN", token));
    }
}
