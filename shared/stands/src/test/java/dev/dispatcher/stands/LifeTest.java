package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.Phase;
import dev.dispatcher.testing.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifeTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void goesOnFromTheStepThatFailed() {
        site.project.pipelineScript(Scripts.with(
                JobScript.of("prepare", "prepare").takes(Duration.ofSeconds(5)),
                JobScript.of("build", "build").failsFirst(1)));
        site.stand("alpha");
        site.until("alpha", "failed");
        assertThat(site.run("alpha").error()).isEqualTo("build is failed.");
        assertThat(site.news()).anyMatch(line -> line.startsWith("stand.log: alpha: the last lines of build"));

        site.commands.retry("alpha");
        site.until("alpha", "ready");
        var pipeline = site.project.pipelines().getFirst();
        assertThat(site.project.pipelines()).hasSize(1);
        assertThat(pipeline.jobs().stream().filter(job -> job.name().equals("prepare")))
                .hasSize(1);
        assertThat(pipeline.jobs().stream().filter(job -> job.name().equals("build")))
                .hasSize(2);
        assertThat(site.look("alpha").attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.step()).isEqualTo("build");
            assertThat(attempt.attempt()).isEqualTo(2);
            assertThat(attempt.automatic()).isFalse();
        });
    }

    @Test
    void takesNoUnknownWordForSuccess() {
        site.project.pipelineScript(
                Scripts.with(JobScript.of("build", "build").goes(new Phase("levitating", Duration.ofMinutes(5)))));
        site.stand("alpha");
        site.until("alpha", "running");
        site.pass(Duration.ofMinutes(2));

        assertThat(site.job("alpha", "build").word()).isEqualTo("levitating");
        assertThat(site.job("alpha", "build").state()).isEqualTo("active");
        assertThat(site.status("alpha")).isEqualTo("running");
        site.until("alpha", "ready");
    }

    @Test
    void readsEveryPageOfJobs() {
        var jobs = new JobScript[250];
        for (int i = 0; i < jobs.length; i++)
            jobs[i] = JobScript.of("build", "job-" + i).takes(Duration.ofSeconds(5));
        site.project.pipelineScript(jobs);
        site.stand("alpha");
        site.until("alpha", "ready");

        assertThat(site.look("alpha").jobs()).hasSize(250);
    }

    @Test
    void playsWhatTheProductNamesAndNothingElse() {
        site.with(site.product("webshop").steps(new StepPlan("Creating vm", List.of("build"))));
        site.project.pipelineScript(Scripts.with(
                JobScript.of("build", "by-hand").manual().allowingFailure().takes(Duration.ofSeconds(5)),
                JobScript.of("extra", "danger").manual().allowingFailure()));
        site.stand("alpha", "webshop");
        site.until("alpha", "ready");

        assertThat(site.project.pipelines().getFirst().job("by-hand").status()).isEqualTo("success");
        assertThat(site.project.pipelines().getFirst().job("danger").status()).isEqualTo("manual");
        assertThat(site.look("alpha").steps().getFirst().name()).isEqualTo("Creating vm");
    }

    @Test
    void cancelsItsPipeline() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").takes(Duration.ofMinutes(30))));
        site.stand("alpha");
        site.until("alpha", "running");
        site.pass(Duration.ofMinutes(1));
        site.commands.cancel("alpha");
        site.until("alpha", "failed");

        assertThat(site.run("alpha").state()).isEqualTo("canceled");
        assertThat(site.project.pipelines().getFirst().status()).isEqualTo("canceled");
    }

    @Test
    void isLostWhenGitLabDoesNotCancel() {
        site.project.pipelineScript(Scripts.with(
                JobScript.of("build", "build").takes(Duration.ofHours(9)).cancelsIn(Duration.ofHours(9))));
        site.stand("alpha");
        site.until("alpha", "running");
        site.pass(Duration.ofMinutes(1));
        site.commands.cancel("alpha");
        site.until("alpha", "failed");

        assertThat(site.run("alpha").state()).isEqualTo("lost");
        assertThat(site.gitLab.ledger().count("POST", "**/cancel")).isEqualTo(5);
    }

    @Test
    void isDegradedWhenNobodyAnswersAndReadyWhenSomebodyDoes() {
        try (var answering = new StubServer().answering(503, "")) {
            site.with(site.product("webshop").at(answering.url() + "/{name}"));
            site.project.pipelineScript(Scripts.quick());
            site.stand("alpha", "webshop");
            site.until("alpha", "degraded");
            assertThat(answering.asked().getFirst().path()).isEqualTo("/alpha");

            answering.answering(200, "here I am");
            site.until("alpha", "ready");
            site.commands.delete("alpha");
            site.pass(Duration.ofMinutes(20));
            assertThat(site.status("alpha")).isEqualTo("deleting");
            assertThat(site.project.branches()).contains("alpha");
            answering.answering(404, "");
            site.until("alpha", "gone");
        }
    }

    @Test
    void isTakenDownByAPipelineOnTheCommitThatBuiltIt() {
        site.with(site.product("webshop")
                .variables(Map.of("SIZE", "small"))
                .tornDownBy("STAND_ACTION", "destroy"));
        site.project.pipelineScript(Scripts.quick());
        site.stand("alpha", "webshop");
        site.until("alpha", "ready");
        var built = site.project.pipelines().getFirst().sha();
        site.project.push("alpha");
        site.commands.delete("alpha");
        site.until("alpha", "gone");

        var down = site.project.pipelines().getLast();
        assertThat(site.project.pipelines()).hasSize(2);
        assertThat(down.sha()).isEqualTo(built);
        assertThat(down.variables()).containsEntry("STAND_ACTION", "destroy").containsEntry("SIZE", "small");
        assertThat(site.project.branches()).containsExactly("master");
        assertThat(site.project.environments()).isEmpty();
    }

    @Test
    void leavesABranchAloneThatWasThereBefore() {
        site.project.push("alpha");
        site.project.pipelineScript(Scripts.quick());
        site.stand("alpha");
        site.until("alpha", "ready");
        site.commands.delete("alpha");
        site.until("alpha", "gone");

        assertThat(site.project.branches()).contains("alpha");
        assertThat(site.project.environments()).isEmpty();
    }

    @Test
    void isDeletedInTheMiddleOfItsRun() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").takes(Duration.ofMinutes(30))));
        site.stand("alpha");
        site.until("alpha", "running");
        site.commands.delete("alpha");
        site.until("alpha", "gone");

        assertThat(site.project.pipelines().getFirst().status()).isEqualTo("canceled");
        assertThat(site.project.branches()).containsExactly("master");
        assertThat(site.project.environments()).isEmpty();
    }

    @Test
    void isShownAsLeakingAsLongAsSomethingIsLeft() {
        site.project.pipelineScript(Scripts.quick());
        site.stand("alpha");
        site.until("alpha", "ready");
        site.gitLab.faults().on("DELETE", "**/environments/*").answers(403);
        site.commands.delete("alpha");
        site.until("alpha", "leaking");
        assertThat(site.look("alpha").listed().stand().error()).contains("GitLab answers 403");

        site.pass(Duration.ofDays(2));
        assertThat(site.status("alpha")).isEqualTo("leaking");
        site.gitLab.faults().clear();
        site.commands.retry("alpha");
        site.until("alpha", "gone");
        assertThat(site.project.environments()).isEmpty();
    }
}
