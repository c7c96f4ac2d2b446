package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VariableTest {

    private static final String OF_SF3 =
            "?filter[environment_scope]=sf-3".replace("[", "%5B").replace("]", "%5D");

    private final Scene scene = new Scene();
    private final String variables = scene.path + "/variables";

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void keepsOneValueForEachScope() throws IOException {
        assertThat(create("PRODUCTS", "a", "sf-3")).isEqualTo(201);
        assertThat(create("PRODUCTS", "b", "sf-31")).isEqualTo(201);

        assertThat(scene.http.get(variables + "/PRODUCTS").status()).isEqualTo(409);
        assertThat(scene.http
                        .get(variables + "/PRODUCTS" + OF_SF3)
                        .json()
                        .path("value")
                        .asText())
                .isEqualTo("a");
        scene.http.put(variables + "/PRODUCTS", Map.of("value", "a,b", "filter", Map.of("environment_scope", "sf-3")));
        assertThat(scene.project.variables())
                .extracting(variable -> variable.scope() + "=" + variable.value())
                .containsExactly("sf-3=a,b", "sf-31=b");
        assertThat(scene.http.delete(variables + "/PRODUCTS" + OF_SF3).status()).isEqualTo(204);
        assertThat(scene.http.get(variables + "/PRODUCTS" + OF_SF3).text())
                .isEqualTo("{\"message\":\"404 Variable Not Found\"}");
        assertThat(scene.project.variables()).hasSize(1);
    }

    @Test
    void showsAllTheirFields() throws IOException {
        scene.http.post(variables, Map.of("key", "A", "value", "v", "masked", true, "variable_type", "file"));

        var shown = scene.http.get(variables).json().path(0);
        assertThat(shown.path("environment_scope").asText()).isEqualTo("*");
        assertThat(shown.path("variable_type").asText()).isEqualTo("file");
        assertThat(shown.path("masked").asBoolean()).isTrue();
        assertThat(shown.path("protected").asBoolean()).isFalse();
    }

    @Test
    void refusesWhatGitLabRefuses() throws IOException {
        create("A", "1", "*");

        assertThat(scene.http.post(variables, Map.of("key", "A", "value", "2")).text())
                .isEqualTo("{\"message\":{\"key\":[\"(A) has already been taken\"]}}");
        assertThat(create("A-B", "1", "*")).isEqualTo(400);
        assertThat(create("B", "x".repeat(10_001), "*")).isEqualTo(400);
        assertThat(scene.http.post(variables, Map.of("key", "B")).text()).isEqualTo("{\"error\":\"value is missing\"}");
        assertThat(scene.http
                        .post(variables, Map.of("key", "B", "value", "", "variable_type", "secret"))
                        .text())
                .isEqualTo("{\"error\":\"variable_type does not have a valid value\"}");
        assertThat(scene.http.put(variables + "/NONE", Map.of("value", "1")).status())
                .isEqualTo(404);
    }

    @Test
    void reachesThePipelinesOfItsEnvironment() throws IOException {
        var seen = new AtomicReference<Map<String, String>>();
        scene.project.pipelineScript((_, given) -> {
            seen.set(Map.copyOf(given));
            return List.of(JobScript.of("build", "compile"));
        });
        create("A", "everywhere", "*");
        create("B", "everywhere", "*");
        create("B", "here", "master");
        create("C", "elsewhere", "other");

        scene.trigger(Map.of("D", "given"));

        assertThat(seen.get()).isEqualTo(Map.of("A", "everywhere", "B", "here", "D", "given"));
    }

    private int create(String key, String value, String scope) throws IOException {
        return scene.http
                .post(variables, Map.of("key", key, "value", value, "environment_scope", scope))
                .status();
    }
}
