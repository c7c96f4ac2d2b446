package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Encoded;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchTest {

    private final Scene scene = new Scene();
    private final String branches = scene.path + "/repository/branches";

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf-31", "feature/cart", "v1.2.x", "стенд/касса", "a+b", "100%"})
    void keepsABranchOfAnyNameThatGitTakes(String name) throws IOException {
        var created = scene.http.post(branches, Map.of("branch", name, "ref", "master"));
        var one = branches + "/" + Encoded.encode(name);

        assertThat(created.status()).isEqualTo(201);
        assertThat(scene.http.get(one).json().path("name").asText()).isEqualTo(name);
        assertThat(scene.http.get(one).json()).isEqualTo(created.json());
        assertThat(scene.http.delete(one).status()).isEqualTo(204);
        assertThat(scene.http.get(one).text()).isEqualTo("{\"message\":\"404 Branch Not Found\"}");
    }

    @Test
    void wantsASlashEncoded() throws IOException {
        scene.http.post(branches + "?branch=feature%2Fcart&ref=master");

        assertThat(scene.http.get(branches + "/feature/cart").status()).isEqualTo(404);
        assertThat(scene.project.branches()).containsExactly("feature/cart", "master");
    }

    @Test
    void takesAPlusInAPathForAPlus() throws IOException {
        scene.project.push("a+b");

        assertThat(scene.http.get(branches + "/a+b").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatGitLabRefuses() throws IOException {
        assertThat(message("master", "master")).isEqualTo("Branch already exists");
        assertThat(message("a b", "master")).isEqualTo("Branch name is invalid");
        assertThat(message("new", "nowhere"))
                .isEqualTo("Failed to create branch 'new': invalid reference name 'nowhere'");
        assertThat(message("master/deep", "master")).contains("conflicts with existing branch hierarchy");
        assertThat(scene.http.post(branches, Map.of("branch", "new")).text())
                .isEqualTo("{\"error\":\"ref is missing\"}");
        assertThat(scene.http.get(branches + "/a%2A").json().path("message").asText())
                .isEqualTo("The branch refname is invalid");
        assertThat(scene.http.delete(branches + "/master").status()).isEqualTo(403);
        assertThat(scene.http.delete(branches + "/none").status()).isEqualTo(404);
    }

    private String message(String branch, String ref) throws IOException {
        var reply = scene.http.post(branches, Map.of("branch", branch, "ref", ref));
        assertThat(reply.status()).isEqualTo(400);
        return reply.json().path("message").asText();
    }

    @Test
    void branchesOffFromACommitThatIsNoHeadAnyMore() throws IOException {
        var first = scene.project.push("master");
        var second = scene.project.push("master");

        var old = scene.http.post(branches, Map.of("branch", "old", "ref", first.id()));

        assertThat(old.json().path("commit").path("id").asText())
                .isEqualTo(first.id())
                .isNotEqualTo(second.id())
                .hasSize(40);
    }

    @Test
    void searchesAPartTheBeginningOrTheEnd() throws IOException {
        scene.project.push("stand-1");
        scene.project.push("stand-11");
        scene.project.push("my-stand-1");

        assertThat(found("stand-1")).isEqualTo("my-stand-1,stand-1,stand-11");
        assertThat(found("%5Estand-1")).isEqualTo("stand-1,stand-11");
        assertThat(found("stand-1%24")).isEqualTo("my-stand-1,stand-1");
    }

    private String found(String search) throws IOException {
        var names = Scene.each(scene.http.get(branches + "?search=" + search).json(), "name");
        return String.join(",", names.toList());
    }
}
