package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.ProjectHandle;
import dev.dispatcher.standins.gitlab.hooks.Delivery;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.webhooks.HookSecrets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Stands as those who ask for them see them, with a GitLab that was configured: nothing sweeps and nobody looks at a
/// pipeline by himself, so what happens there is known by its webhooks alone.
class StandsEndToEndTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String MASTER = "a-master-for-webhooks";
    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");
    private static final GitLabStandIn GITLAB = GitLabStandIn.startOn(0, Clock.systemUTC());
    private static final ProjectHandle PROJECT = GITLAB.project("acme/stands")
            .pipelineScript((ref, _) -> List.of(
                    JobScript.of("build", "build").takes(Duration.ofSeconds(1)),
                    JobScript.of("build", "by-hand").manual().takes(Duration.ofSeconds(1)),
                    JobScript.of("deploy", "deploy")
                            .takes(Duration.ofSeconds(1))
                            .deploying(ref, "stop"),
                    JobScript.of("stop", "stop")
                            .takes(Duration.ofSeconds(1))
                            .manual()
                            .allowingFailure()
                            .stopping(ref)));
    private static final LocalDispatcher SYSTEM = LocalDispatcher.start(configured()
            .with("GITLAB_TRIGGER_PIPELINE_TOKEN", PROJECT.triggerToken())
            .with("WEBHOOK_MASTER_SECRET", MASTER)
            .with("STAND_POLL", "10m"));
    private static final Client CLIENT = new Client(SYSTEM);

    private static Launch configured() {
        return Elsewhere.launch(TEMPLATE)
                .with("GITLAB_API_URL", GITLAB.apiUrl())
                .with("GITLAB_TOKEN", GitLabStandIn.TOKEN)
                .with("GITLAB_PROJECT_ID", "acme/stands");
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        SYSTEM.close();
        GITLAB.close();
    }

    @Test
    void comesUpAndGoesAwayByEventsAndWebhooks() {
        var secrets = new HookSecrets(
                new Secrets(new Settings(Map.of("WEBHOOK_MASTER_SECRET", MASTER)), name -> name, Clock.systemUTC()));
        PROJECT.hook(SYSTEM.baseUrl() + "/webhooks/gitlab/acme", secrets.token("gitlab:acme"), "");
        assertThat(CLIENT.put("/api/v1/subos/shop", """
                        {"name": "The shop", "steps": [{"name": "Building", "stages": ["build"]}]}""").status()).isEqualTo(200);
        CLIENT.post("/api/v1/users", "{\"id\":7,\"name\":\"Ann\",\"language\":\"en\"}");
        var asked = CLIENT.post("/api/v1/stands", "{\"name\":\"alpha\",\"products\":[\"shop\"],\"user_id\":7}");
        assertThat(asked.status()).isEqualTo(201);
        assertThat(asked.body().path("status").asText()).isEqualTo("queued");

        var ready = await("ready");
        assertThat(ready.at("/pipelines/0/steps/0/name").asText()).isEqualTo("Building");
        assertThat(ready.at("/pipelines/0/steps/0/status").asText()).isEqualTo("success");
        assertThat(ready.at("/pipelines/0/steps/0/jobs").findValuesAsText("status"))
                .containsExactly("success", "success");
        assertThat(GITLAB.webhooks().deliveries())
                .extracting(Delivery::status)
                .isNotEmpty()
                .containsOnly(200);
        assertThat(PROJECT.pipelines()).hasSize(1);

        assertThat(CLIENT.delete("/api/v1/stands/alpha")).isEqualTo(202);
        await("gone");
        assertThat(PROJECT.branches()).containsExactly("master");
        assertThat(PROJECT.environments()).isEmpty();
        assertThat(PROJECT.variables()).isEmpty();
        assertThat(kindsOfNews())
                .containsSubsequence(
                        "stand.queued",
                        "stand.preparing",
                        "stand.running",
                        "stand.step",
                        "stand.ready",
                        "stand.deleting",
                        "stand.gone");
    }

    @Test
    void wantsAllFourWordsAboutGitLabOrNone() {
        assertThatThrownBy(() -> LocalDispatcher.start(configured()).close())
                .isInstanceOf(Misconfigured.class)
                .hasMessage("GITLAB_TRIGGER_PIPELINE_TOKEN is not set.");
        assertThatThrownBy(() -> LocalDispatcher.start(configured()
                                .with("GITLAB_TRIGGER_PIPELINE_TOKEN", "x")
                                .with("GITLAB_API_URL", "gitlab.example.com"))
                        .close())
                .isInstanceOf(Misconfigured.class)
                .hasMessageStartingWith("GITLAB_API_URL must be an address such as");
    }

    private static JsonNode await(String status) {
        var seen = new ArrayList<JsonNode>();
        Eventually.eventually("alpha is " + status, PATIENCE, () -> {
            var stand = CLIENT.get("/api/v1/stands/alpha").body();
            seen.add(stand);
            return status.equals(stand.path("status").asText());
        });
        return seen.getLast();
    }

    private static List<String> kindsOfNews() {
        return CLIENT.get("/api/v1/notify?all=true").body().findValuesAsText("kind");
    }
}
