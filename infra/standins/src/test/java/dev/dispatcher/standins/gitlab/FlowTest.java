package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.When;
import dev.dispatcher.standins.gitlab.world.Words;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTest {

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void goesStageByStageEachAtItsTime() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("build", "one"), JobScript.of("test", "two"), JobScript.of("deploy", "three"));
        scene.trigger();

        assertThat(words()).containsExactly("pending", "created", "created");
        scene.pass(11);
        assertThat(words()).containsExactly("success", "pending", "created");
        assertThat(scene.seen().status()).isEqualTo("running");
        scene.pass(22);
        assertThat(words()).containsExactly("success", "success", "success");
    }

    @Test
    void comesToTheSameWhenNobodyLooksForAnHour() throws IOException {
        scene.project.pipelineScript(JobScript.of("build", "one"), JobScript.of("test", "two"));
        scene.trigger();

        scene.pass(3_600);

        var jobs = scene.http.get(scene.path + "/jobs").json();
        assertThat(Scene.each(jobs, "finished_at"))
                .containsExactly("2026-03-01T12:00:22.000Z", "2026-03-01T12:00:11.000Z");
    }

    @Test
    void skipsWhatComesAfterAFailureSaveWhatIsThereForIt() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("a", "one").fails(),
                JobScript.of("b", "two"),
                JobScript.of("b", "hand").manual(),
                JobScript.of("b", "rescue").when(When.ON_FAILURE),
                JobScript.of("c", "always").when(When.ALWAYS));
        scene.trigger();
        scene.pass(60);

        assertThat(words()).containsExactly("failed", "skipped", "skipped", "success", "success");
        assertThat(scene.seen().status()).isEqualTo("failed");
    }

    @Test
    void forgivesAJobThatMayFail() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("a", "one").fails().allowingFailure(),
                JobScript.of("a", "hand").manual().allowingFailure(),
                JobScript.of("b", "two"));
        scene.trigger();
        scene.pass(60);

        assertThat(words()).containsExactly("failed", "manual", "success");
        assertThat(scene.seen().status()).isEqualTo("success");
    }

    @Test
    void startsAJobWhenWhatItNeedsIsDone() throws IOException {
        scene.project.pipelineScript(
                JobScript.of("a", "slow").takes(Duration.ofHours(1)),
                JobScript.of("a", "fast"),
                JobScript.of("b", "eager").needing("fast"),
                JobScript.of("b", "patient"));
        scene.trigger();
        scene.pass(12);

        assertThat(words()).containsExactly("running", "success", "running", "created");
    }

    @Test
    void waitsForADelayedJob() throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "later").when(When.DELAYED));
        scene.trigger();
        assertThat(words()).containsExactly("scheduled");
        scene.pass(6);
        assertThat(words()).containsExactly("running");
    }

    @Test
    void staysManualWhenItIsCanceledBeforeSomebodyPlayed() throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "hand").manual(), JobScript.of("b", "two"));
        var id = scene.trigger();
        scene.http.post(scene.path + "/pipelines/" + id + "/cancel");

        assertThat(words()).containsExactly("manual", "canceled");
        assertThat(scene.seen().status()).isEqualTo("manual");
    }

    @ParameterizedTest
    @CsvSource({
        "success success, success",
        "success failed, failed",
        "success canceled, canceled",
        "failed canceled, failed",
        "running failed, running",
        "pending success, running",
        "created success, running",
        "canceling canceled, canceling",
        "canceling running, running",
        "waiting_for_resource success, waiting_for_resource",
        "waiting_for_callback failed, waiting_for_callback",
        "preparing success, preparing",
        "manual success, manual",
        "scheduled success, scheduled",
        "skipped success, success",
        "skipped skipped, skipped",
        "moonwalking success, running"
    })
    void sumsUpItsJobsAsGitLabDoes(String jobs, String pipeline) throws IOException {
        scene.project.pipelineScript(JobScript.of("a", "one"), JobScript.of("a", "two"));
        scene.trigger();
        var words = jobs.split(" ", -1);

        scene.project.say(scene.seen().job("one").id(), words[0]);
        scene.project.say(scene.seen().job("two").id(), words[1]);

        assertThat(scene.seen().status()).isEqualTo(pipeline);
    }

    @Test
    void knowsThirteenWords() {
        assertThat(Words.ALL).hasSize(13).doesNotHaveDuplicates();
    }

    private List<String> words() {
        return scene.seen().jobs().stream().map(SeenJob::status).toList();
    }
}
