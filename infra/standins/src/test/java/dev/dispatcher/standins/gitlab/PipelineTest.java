package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private final Scene scene = new Scene();
    private final String pipelines = scene.path + "/pipelines";

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void listsTheNewestFirstAndFilters() throws IOException {
        long first = scene.trigger();
        scene.pass(60);
        scene.project.push("other");
        scene.http.post(scene.path + "/pipeline", Map.of("ref", "other"));
        long third = scene.trigger();

        assertThat(ids("?ref=master")).isEqualTo(third + "," + first);
        assertThat(ids("?ref=master&sort=asc")).isEqualTo(first + "," + third);
        assertThat(ids("?source=trigger&created_after=2026-03-01T12:00:30Z")).isEqualTo("" + third);
        assertThat(ids("?created_before=2026-03-01T13:00:30%2B01:00")).isEqualTo("" + first);
        assertThat(ids("?updated_after=2026-03-01T12:00:30Z&source=trigger")).isEqualTo("" + third);
        assertThat(ids("?ref=master&status=pending")).isEqualTo("" + third);
        assertThat(ids("?sha=none")).isEmpty();
        assertThat(ids("?scope=pending&ref=master")).isEqualTo("" + third);
    }

    @Test
    void refusesFiltersItDoesNotKnow() throws IOException {
        for (var query :
                new String[] {"status=moon", "source=moon", "order_by=moon", "sort=up", "created_after=today"}) {
            assertThat(scene.http.get(pipelines + "?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void turnsPagesAndSaysHowManyThereAre() throws IOException {
        for (int i = 0; i < 5; i++) scene.trigger();

        var page = scene.http.get(pipelines + "?per_page=2&page=2&ref=master");

        assertThat(page.json()).hasSize(2);
        assertThat(page.header("X-Page")).isEqualTo("2");
        assertThat(page.header("X-Next-Page")).isEqualTo("3");
        assertThat(page.header("X-Prev-Page")).isEqualTo("1");
        assertThat(page.header("X-Total")).isEqualTo("5");
        assertThat(page.header("X-Total-Pages")).isEqualTo("3");
        assertThat(page.header("X-Per-Page")).isEqualTo("2");
        assertThat(page.header("Link"))
                .contains("<" + scene.gitlab.apiUrl() + pipelines + "?per_page=2&ref=master&page=3>; rel=\"next\"");
        assertThat(scene.http.get(pipelines + "?per_page=2&page=3").header("X-Next-Page"))
                .isEmpty();
        assertThat(scene.http.get(pipelines + "?per_page=1000").header("X-Per-Page"))
                .isEqualTo("100");
    }

    @Test
    void showsOneWithItsTimes() throws IOException {
        scene.project.pipelineScript(JobScript.of("build", "compile"));
        var one = pipelines + "/" + scene.trigger();

        scene.pass(60);
        var done = scene.http.get(one).json();

        assertThat(done.path("status").asText()).isEqualTo("success");
        assertThat(done.path("created_at").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
        assertThat(done.path("started_at").asText()).isEqualTo("2026-03-01T12:00:01.000Z");
        assertThat(done.path("finished_at").asText()).isEqualTo("2026-03-01T12:00:11.000Z");
        assertThat(done.path("duration").asInt()).isEqualTo(10);
        assertThat(done.path("web_url").asText()).startsWith(scene.gitlab.url() + "/demo/shop/-/pipelines/");
        assertThat(scene.http.get(pipelines + "/latest").json()).isEqualTo(done);
        assertThat(scene.http.get(pipelines + "/latest?ref=none").status()).isEqualTo(403);
        assertThat(scene.http.get(pipelines + "/1").text()).isEqualTo("{\"message\":\"404 Not found\"}");
        assertThat(scene.http.get(pipelines + "/one").status()).isEqualTo(400);
    }

    @Test
    void tellsTheVariablesItWasTriggeredWithAndTheTriggerItself() throws IOException {
        var id = scene.trigger(Map.of("STAND_RUN_UID", "u1"));

        var variables = scene.http.get(pipelines + "/" + id + "/variables").json();

        assertThat(Scene.each(variables, "key")).containsExactly("STAND_RUN_UID", "TRIGGER_PAYLOAD");
        assertThat(Scene.each(variables, "value").findFirst()).contains("u1");
    }

    @Test
    void isCancelingUntilItsRunnersHaveStopped() throws IOException {
        scene.project.pipelineScript(JobScript.of("build", "compile"), JobScript.of("test", "unit"));
        var id = scene.trigger();
        scene.pass(3);

        var canceled = scene.http.post(pipelines + "/" + id + "/cancel");

        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.json().path("status").asText()).isEqualTo("canceling");
        assertThat(scene.seen().job("unit").status()).isEqualTo("canceled");
        scene.pass(1);
        assertThat(scene.seen().status()).isEqualTo("canceled");
        assertThat(scene.http.post(pipelines + "/" + id + "/cancel").status()).isEqualTo(200);
    }

    @Test
    void triesAgainWhatFailedAndWhatWasSkippedBecauseOfIt() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("build", "compile").failsFirst(1),
                JobScript.of("build", "lint"),
                JobScript.of("test", "unit"));
        var id = scene.trigger();
        scene.pass(20);
        assertThat(scene.seen().status()).isEqualTo("failed");
        assertThat(scene.seen().job("unit").status()).isEqualTo("skipped");

        assertThat(scene.http.post(pipelines + "/" + id + "/retry").status()).isEqualTo(201);
        scene.pass(60);

        assertThat(scene.seen().status()).isEqualTo("success");
        assertThat(scene.seen().job("compile").attempt()).isEqualTo(2);
        assertThat(scene.seen().job("lint").attempt()).isEqualTo(1);
        assertThat(scene.http.post(pipelines + "/" + id + "/retry").status()).isEqualTo(201);
        assertThat(scene.seen().jobs()).hasSize(4);
    }

    @Test
    void vanishesAndInsistsWhenItIsToldTo() throws IOException {
        scene.project.pipelineScript(JobScript.of("build", "compile"));
        var id = scene.trigger();
        scene.project.insist(id, "running");
        scene.pass(60);
        assertThat(scene.seen().job("compile").status()).isEqualTo("success");
        assertThat(scene.seen().status()).isEqualTo("running");
        scene.project.insist(id, null);
        assertThat(scene.seen().status()).isEqualTo("success");

        scene.project.vanish(id);

        assertThat(scene.http.get(pipelines + "/" + id).status()).isEqualTo(404);
        assertThat(ids("")).isEmpty();
    }

    private String ids(String query) throws IOException {
        var reply = scene.http.get(pipelines + query);
        assertThat(reply.status()).isEqualTo(200);
        return String.join(",", Scene.each(reply.json(), "id").toList());
    }
}
