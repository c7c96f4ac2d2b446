package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.Phase;
import dev.dispatcher.standins.gitlab.world.When;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void showsAJobAsItGoes() throws IOException {
        scene.project.pipelineScript(JobScript.of("build", "compile").fails().failsBecause("runner_system_failure"));
        long pipeline = scene.trigger();

        assertThat(job("compile").path("status").asText()).isEqualTo("pending");
        scene.pass(1);
        assertThat(job("compile").path("status").asText()).isEqualTo("running");
        assertThat(job("compile").path("queued_duration").asDouble()).isEqualTo(1.0);
        scene.pass(2);
        assertThat(job("compile").path("duration").asDouble()).isEqualTo(2.0);
        assertThat(job("compile").has("failure_reason")).isFalse();
        scene.pass(60);

        var done = job("compile");
        assertThat(done.path("status").asText()).isEqualTo("failed");
        assertThat(done.path("failure_reason").asText()).isEqualTo("runner_system_failure");
        assertThat(done.path("finished_at").asText()).isEqualTo("2026-03-01T12:00:11.000Z");
        assertThat(done.path("stage").asText()).isEqualTo("build");
        assertThat(done.path("pipeline").path("id").asLong()).isEqualTo(pipeline);
        assertThat(done.path("pipeline").path("status").asText()).isEqualTo("failed");
    }

    @Test
    void pagesThroughMoreThanAHundred() throws IOException {
        scene.project.pipelineScript(IntStream.range(0, 130)
                .mapToObj(number -> JobScript.of("build", "job " + number))
                .toArray(JobScript[]::new));
        var jobs = scene.path + "/pipelines/" + scene.trigger() + "/jobs?per_page=100";

        var first = scene.http.get(jobs);
        var second = scene.http.get(jobs + "&page=" + first.header("X-Next-Page"));

        assertThat(first.json()).hasSize(100);
        assertThat(second.json()).hasSize(30);
        assertThat(second.header("X-Next-Page")).isEmpty();
        assertThat(first.header("X-Total")).isEqualTo("130");
        assertThat(first.json().path(0).path("name").asText()).isEqualTo("job 129");
    }

    @Test
    void listsAllOfAProjectByKeyset() throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "one"), JobScript.of("a", "two"), JobScript.of("a", "three"));
        scene.trigger();

        var first = scene.http.get(scene.path + "/jobs?per_page=2");
        assertThat(Scene.each(first.json(), "name")).containsExactly("three", "two");
        assertThat(first.header("X-Total")).isEmpty();
        var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        var second = scene.http.get(next.replace(scene.gitlab.apiUrl(), ""));

        assertThat(Scene.each(second.json(), "name")).containsExactly("one");
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void choosesByStatus() throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "one"), JobScript.of("b", "two"));
        var jobs = scene.path + "/pipelines/" + scene.trigger() + "/jobs";

        assertThat(Scene.each(scene.http.get(jobs + "?scope=pending").json(), "name"))
                .containsExactly("one");
        assertThat(Scene.each(
                        scene.http
                                .get(jobs + "?scope%5B%5D=pending&scope%5B%5D=created")
                                .json(),
                        "name"))
                .containsExactly("two", "one");
        assertThat(scene.http.get(jobs + "?scope=moon").status()).isEqualTo(400);
    }

    @Test
    void playsWhatWaitsToBePlayedAndNothingElse() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("a", "apply").manual(), JobScript.of("b", "deploy").when(When.ON_SUCCESS));
        scene.trigger();
        assertThat(scene.seen().status()).isEqualTo("manual");

        assertThat(act("apply", "play").path("status").asText()).isEqualTo("pending");
        var again = scene.http.post(
                scene.path + "/jobs/" + scene.seen().job("apply").id() + "/play");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text()).isEqualTo("{\"message\":\"400 Bad request - Unplayable Job\"}");
        scene.pass(60);

        assertThat(scene.seen().status()).isEqualTo("success");
        assertThat(scene.http
                        .post(scene.path + "/jobs/" + scene.seen().job("deploy").id() + "/play")
                        .status())
                .isEqualTo(400);
        var replayed = act("apply", "play");
        assertThat(replayed.path("id").asLong())
                .isEqualTo(scene.seen().job("apply").id());
        assertThat(scene.seen().job("apply").attempt()).isEqualTo(2);
    }

    @Test
    void retriesWithANewIdAndKeepsTheOldAttempt() throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "one").failsFirst(1), JobScript.of("b", "two"));
        var jobs = scene.path + "/pipelines/" + scene.trigger() + "/jobs";
        scene.pass(20);
        var old = scene.seen().job("one").id();

        var retried = act("one", "retry");
        assertThat(retried.path("id").asLong()).isNotEqualTo(old);
        assertThat(scene.seen().status()).isEqualTo("pending");
        scene.pass(60);

        assertThat(scene.seen().status()).isEqualTo("success");
        assertThat(scene.seen().job("two").status()).isEqualTo("success");
        assertThat(scene.http.get(jobs).json()).hasSize(2);
        assertThat(scene.http.get(jobs + "?include_retried=true").json()).hasSize(3);
        assertThat(scene.http.post(scene.path + "/jobs/" + old + "/retry").text())
                .isEqualTo("{\"message\":\"403 Forbidden - Job is not retryable\"}");
    }

    @Test
    void isCancelingForAWhileAndForcedAtOnce() throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "one").cancelsIn(Duration.ofMinutes(5)));
        scene.trigger();
        scene.pass(2);

        assertThat(act("one", "cancel").path("status").asText()).isEqualTo("canceling");
        scene.pass(60);
        assertThat(act("one", "cancel").path("status").asText()).isEqualTo("canceling");
        assertThat(act("one", "cancel?force=true").path("status").asText()).isEqualTo("canceled");
        assertThat(scene.seen().status()).isEqualTo("canceled");
        assertThat(act("one", "cancel").path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void writesItsLogWhileItRuns() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("a", "one").takes(Duration.ofSeconds(30)),
                JobScript.of("a", "quiet").takes(Duration.ofSeconds(30)).logStopsAfter(2));
        scene.trigger();
        assertThat(log("one")).isEmpty();
        scene.pass(4);
        assertThat(log("one")).endsWith("one: step 3\n").doesNotContain("step 4");
        scene.pass(2);
        assertThat(log("one")).endsWith("one: step 5\n");
        assertThat(log("quiet")).endsWith("quiet: step 2\n");
        scene.pass(60);
        assertThat(log("one")).endsWith("one: step 30\nJob succeeded\n");
    }

    @Test
    void saysAnyWordItIsToldTo() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("a", "odd")
                        .goes(
                                new Phase("preparing", Duration.ofSeconds(1)),
                                new Phase("waiting_for_callback", Duration.ofSeconds(1)),
                                new Phase("moonwalking", Duration.ofSeconds(1)))
                        .ends("success"),
                JobScript.of("a", "stuck").stuckIn("waiting_for_resource"));
        scene.trigger();

        assertThat(job("odd").path("status").asText()).isEqualTo("preparing");
        scene.pass(2);
        assertThat(job("odd").path("status").asText()).isEqualTo("moonwalking");
        scene.pass(86_400);
        assertThat(job("odd").path("status").asText()).isEqualTo("success");
        assertThat(job("stuck").path("status").asText()).isEqualTo("waiting_for_resource");
        assertThat(scene.seen().status()).isEqualTo("waiting_for_resource");

        scene.project.say(scene.seen().job("stuck").id(), "success");
        assertThat(scene.seen().status()).isEqualTo("success");
    }

    @Test
    void doesNotKnowTheJobsOfOtherProjects() throws IOException {
        scene.trigger();
        var other = scene.gitlab.project("demo/other");
        var job = scene.seen().jobs().getFirst().id();

        assertThat(scene.http.get("/projects/" + other.id() + "/jobs/" + job).status())
                .isEqualTo(404);
    }

    private JsonNode job(String name) throws IOException {
        return scene.http
                .get(scene.path + "/jobs/" + scene.seen().job(name).id())
                .json();
    }

    private String log(String name) throws IOException {
        var reply =
                scene.http.get(scene.path + "/jobs/" + scene.seen().job(name).id() + "/trace");
        assertThat(reply.header("Content-Type")).isEqualTo("text/plain");
        return reply.text();
    }

    private JsonNode act(String name, String verb) throws IOException {
        return scene.http
                .post(scene.path + "/jobs/" + scene.seen().job(name).id() + "/" + verb)
                .json();
    }
}
