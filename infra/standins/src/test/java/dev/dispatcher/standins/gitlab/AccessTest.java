package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Http;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {

    private final Scene scene = new Scene();
    private final Http nobody = new Http(scene.gitlab.apiUrl(), Map.of());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void letsInByEitherHeaderAndNobodyElse() throws IOException {
        assertThat(nobody.with("PRIVATE-TOKEN", GitLabStandIn.TOKEN)
                        .get("/user")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.with("Authorization", "Bearer " + GitLabStandIn.TOKEN)
                        .get("/user")
                        .status())
                .isEqualTo(200);
        var refused = nobody.with("PRIVATE-TOKEN", "guessed").get(scene.path);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).isEqualTo("{\"message\":\"401 Unauthorized\"}");
    }

    @Test
    void findsAProjectByNumberAndByEncodedPath() throws IOException {
        assertThat(scene.http.get("/projects/" + scene.project.id()).json().path("path_with_namespace"))
                .hasToString("\"demo/shop\"");
        assertThat(scene.http.get("/projects/demo%2Fshop").json().path("id").asLong())
                .isEqualTo(scene.project.id());
        assertThat(scene.http.get("/projects/demo%2Fnone").text()).isEqualTo("{\"message\":\"404 Project Not Found\"}");
    }

    @Test
    void doesNotKnowAPathThatGitLabHasNot() throws IOException {
        var reply = scene.http.get("/projects/demo/shop");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("{\"error\":\"404 Not Found\"}");
    }

    @Test
    void tellsHowManyCallsAreLeftInThisMinute() throws IOException {
        scene.http.get("/user");
        var second = scene.http.get("/user");
        assertThat(second.header("RateLimit-Observed")).isEqualTo("2");
        assertThat(second.header("RateLimit-Remaining")).isEqualTo("1998");

        scene.pass(60);
        assertThat(scene.http.get("/user").header("RateLimit-Observed")).isEqualTo("1");
    }

    @Test
    void refusesJsonThatIsNone() throws IOException {
        var reply = scene.http.with("Content-Type", "application/json").send("POST", scene.path + "/environments", "{");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().has("error")).isTrue();
    }
}
