package dev.dispatcher.standins.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunTest {

    private static final String ACTIONS = Forge.REPOSITORY + "/actions";

    private final Forge forge = new Forge();

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void startsARunAndSaysWhichWhenAsked() throws IOException {
        var bob = forge.as("bob");

        assertThat(bob.post(ACTIONS + "/workflows/ci.yml/dispatches", Map.of("ref", "main"))
                        .status())
                .isEqualTo(204);
        var told =
                bob.post(ACTIONS + "/workflows/ci.yml/dispatches", Map.of("ref", "main", "return_run_details", true));

        assertThat(told.status()).isEqualTo(200);
        long id = told.json().path("workflow_run_id").asLong();
        var run = bob.get(ACTIONS + "/runs/" + id).json();
        assertThat(run.path("status").asText()).isEqualTo("queued");
        assertThat(run.path("conclusion").isNull()).isTrue();
        assertThat(run.path("event").asText()).isEqualTo("workflow_dispatch");
        assertThat(run.at("/actor/login").asText()).isEqualTo("bob");
        assertThat(bob.get(ACTIONS + "/runs?status=queued")
                        .json()
                        .path("total_count")
                        .asInt())
                .isEqualTo(2);
        assertThat(bob.post(ACTIONS + "/workflows/ci.yml/dispatches", Map.of("ref", "gone"))
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("No ref found for: gone");
        assertThat(bob.post(ACTIONS + "/workflows/no.yml/dispatches", Map.of("ref", "main"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void failsOnceAndPassesWhenItIsTriedAgain() throws IOException {
        var bob = forge.as("bob");
        long id = start();
        forge.pass(1);
        assertThat(forge.repository.lastRun()).isEqualTo("in_progress");
        assertThat(bob.post(ACTIONS + "/runs/" + id + "/rerun").status()).isEqualTo(403);

        forge.pass(10);
        assertThat(forge.repository.lastRun()).isEqualTo("failure");
        var jobs = bob.get(ACTIONS + "/runs/" + id + "/jobs").json();
        assertThat(jobs.at("/jobs/0/conclusion").asText()).isEqualTo("success");
        assertThat(jobs.at("/jobs/1/name").asText()).isEqualTo("test");
        assertThat(jobs.at("/jobs/1/conclusion").asText()).isEqualTo("failure");

        assertThat(bob.post(ACTIONS + "/runs/" + id + "/rerun-failed-jobs").status())
                .isEqualTo(201);
        forge.pass(11);
        assertThat(forge.repository.lastRun()).isEqualTo("success");
        assertThat(bob.get(ACTIONS + "/runs/" + id).json().path("run_attempt").asInt())
                .isEqualTo(2);
        assertThat(bob.post(ACTIONS + "/runs/" + id + "/rerun-failed-jobs").status())
                .isEqualTo(403);
    }

    @Test
    void stopsWhatRunsAndNothingElse() throws IOException {
        var bob = forge.as("bob");
        long id = start();

        assertThat(bob.post(ACTIONS + "/runs/" + id + "/cancel").status()).isEqualTo(202);
        assertThat(forge.repository.lastRun()).isEqualTo("cancelled");
        assertThat(bob.post(ACTIONS + "/runs/" + id + "/cancel").status()).isEqualTo(409);
    }

    @Test
    void letsNobodyDoWhatHeMayNot() throws IOException {
        long id = start();

        assertThat(forge.as("eve").get(ACTIONS + "/runs/" + id).status()).isEqualTo(200);
        assertThat(forge.as("eve").post(ACTIONS + "/runs/" + id + "/cancel").status())
                .isEqualTo(403);
        assertThat(forge.as("mallory").get(ACTIONS + "/runs/" + id).status()).isEqualTo(404);
        assertThat(forge.with("ghp_unknown").get("/user").status()).isEqualTo(401);
        assertThat(forge.as("eve")
                        .get(Forge.REPOSITORY)
                        .json()
                        .at("/permissions/push")
                        .asBoolean(true))
                .isFalse();
        assertThat(forge.repository.lastRun()).isEqualTo("queued");
    }

    private long start() throws IOException {
        return forge.as("bob")
                .post(ACTIONS + "/workflows/ci.yml/dispatches", Map.of("ref", "main", "return_run_details", true))
                .json()
                .path("workflow_run_id")
                .asLong();
    }
}
