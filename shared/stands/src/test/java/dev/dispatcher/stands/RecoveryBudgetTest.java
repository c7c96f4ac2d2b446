package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// We help ourselves twice a step and five times a run, and never a job that has its reasons to be silent.
class RecoveryBudgetTest {

    private final Site site = new Site(Map.of("STAND_POLL", "120s"));

    @AfterEach
    void close() {
        site.close();
    }

    private static JobScript silent(String stage, String name) {
        return JobScript.of(stage, name)
                .takes(Duration.ofMinutes(100))
                .logStopsAfter(1)
                .needing("first");
    }

    private static JobScript first() {
        return JobScript.of("first", "first").takes(Duration.ofSeconds(5));
    }

    private long canceled() {
        return site.gitLab.ledger().count("POST", "**/jobs/*/cancel");
    }

    @Test
    void isTwoForAStep() {
        site.project.pipelineScript(
                Scripts.with(first(), silent("build", "a"), silent("build", "b"), silent("build", "c")));
        site.stand("alpha");
        site.until("alpha", "running");
        site.pass(Duration.ofMinutes(90));

        assertThat(canceled()).isEqualTo(2);
        assertThat(site.look("alpha").attempts())
                .hasSize(2)
                .allSatisfy(attempt -> assertThat(attempt.automatic()).isTrue());
    }

    @Test
    void isFiveForARunHoweverOftenSomebodyRetriesIt() {
        var jobs = new JobScript[8];
        jobs[0] = first();
        for (int i = 1; i < jobs.length; i++) jobs[i] = silent("stage-" + i, "job-" + i);
        site.project.pipelineScript(Scripts.with(jobs));
        site.stand("alpha");
        site.until("alpha", "failed");
        site.commands.retry("alpha");
        site.pass(Duration.ofMinutes(100));

        assertThat(site.look("alpha").attempts().stream()
                        .filter(StepView.Attempt::automatic)
                        .map(StepView.Attempt::step)
                        .collect(Collectors.toSet()))
                .hasSize(5);
        assertThat(site.run("alpha").automatic()).isEqualTo(5);
        assertThat(canceled()).isEqualTo(5);
    }

    @Test
    void leavesAJobAloneThatUsuallyTakesLong() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").takes(Duration.ofMinutes(25))));
        site.stand("alpha");
        site.until("alpha", "ready");
        site.project.pipelineScript(Scripts.with(
                JobScript.of("build", "build").takes(Duration.ofMinutes(110)).logStopsAfter(1)));
        site.stand("beta");
        site.until("beta", "running");
        site.pass(Duration.ofMinutes(10));
        var since = site.job("beta", "build").changedAt();

        site.setTime(since.plus(Duration.ofMinutes(75)).minusSeconds(1));
        assertThat(site.stuck("beta")).isNull();
        site.setTime(since.plus(Duration.ofMinutes(75)));
        assertThat(site.stuck("beta")).isNotNull();
        site.pass(Duration.ofMinutes(3));
        assertThat(canceled()).isZero();
    }

    @Test
    void retriesWaitInLineAndGoOnInTheirPipeline() {
        try (var narrow = new Site(Map.of("STAND_RUNS_MAX", "1", "STAND_POLL", "20s"))) {
            narrow.project.pipelineScript(
                    Scripts.with(JobScript.of("build", "build").failsFirst(1)));
            narrow.stand("alpha");
            narrow.until("alpha", "failed");
            narrow.project.pipelineScript(Scripts.quick());
            narrow.stand("beta");
            narrow.until("beta", "running");
            narrow.commands.retry("alpha");
            narrow.settle();
            assertThat(narrow.status("alpha")).isEqualTo("queued");
            assertThat(narrow.look("alpha").listed().inLine()).isEqualTo(1);

            narrow.until("alpha", "ready");
            assertThat(narrow.status("beta")).isEqualTo("ready");
            assertThat(narrow.project.pipelines()).hasSize(2);
            assertThat(narrow.look("alpha").runs()).hasSize(1);
        }
    }
}
