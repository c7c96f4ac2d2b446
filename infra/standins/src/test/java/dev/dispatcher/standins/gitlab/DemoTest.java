package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoTest {

    private final Scene scene = new Scene();
    private final ProjectHandle demo = Demo.in(scene.gitlab);
    private final String path = "/projects/" + demo.id();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isUpWithinHalfAMinuteOnceSomebodyHasPlayed() throws IOException {
        demo.push("sf-3");
        start(Map.of("PRODUCTS", "webshop"));
        scene.pass(4);
        assertThat(last().status()).isEqualTo("manual");
        assertThat(last().jobs())
                .extracting(SeenJob::name)
                .containsExactly(
                        "[01-network]",
                        "[02-vm]",
                        "[01-base]",
                        "[02-webshop]",
                        "[01-webshop]",
                        "[02-ingress]",
                        "[99-stop]");

        scene.http.post(path + "/jobs/" + last().job("[02-vm]").id() + "/play");
        scene.pass(20);

        assertThat(last().status()).isEqualTo("success");
        assertThat(last().job("[99-stop]").status()).isEqualTo("manual");
        assertThat(demo.environments()).extracting(SeenEnvironment::name).containsExactly("sf-3");
    }

    @Test
    void hasJobsForEachProduct() throws IOException {
        demo.push("sf-3");
        start(Map.of());

        assertThat(last().jobs()).extracting(SeenJob::name).contains("[02-webshop]", "[02-billing]");
    }

    @Test
    void goesDownByTheVariableThatAsksForIt() throws IOException {
        demo.push("sf-3");
        scene.http.post(path + "/environments", Map.of("name", "sf-3"));

        start(Map.of("STAND_ACTION", "destroy"));
        scene.pass(20);

        assertThat(last().status()).isEqualTo("success");
        assertThat(demo.environments()).extracting(SeenEnvironment::state).containsExactly("stopped");
    }

    private void start(Map<String, String> variables) throws IOException {
        var body = Map.of("ref", "sf-3", "token", demo.triggerToken(), "variables", variables);
        assertThat(scene.http.post(path + "/trigger/pipeline", body).status()).isEqualTo(201);
    }

    private SeenPipeline last() {
        return demo.pipelines().getLast();
    }
}
