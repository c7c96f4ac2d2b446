package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LostTriggerTest {

    private final Site site = new Site(Map.of("STAND_RUNS_MAX", "200", "STAND_POLL", "60s"));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void makesAHundredPipelinesWhenAHundredAnswersAreLost() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").times(100).losesTheAnswer();
        site.project.pipelineScript(Scripts.quick());
        for (int i = 0; i < 100; i++) site.stand("s-" + i);
        site.pass(Duration.ofMinutes(10));

        assertThat(site.statuses().values()).hasSize(100).containsOnly("ready");
        assertThat(site.gitLab.ledger().count("POST", "**/trigger/pipeline")).isEqualTo(100);
        var uids = new HashSet<>();
        site.project
                .pipelines()
                .forEach(pipeline -> uids.add(pipeline.variables().get(Triggering.UID)));
        assertThat(uids).hasSize(100);
        assertThat(site.project.pipelines()).hasSize(100);
    }

    @Test
    void asksAgainOnlyAfterTwoLooksAMinuteApart() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").times(1).cutsTheConnection();
        site.stand("alpha");
        site.until("alpha", "ready");

        var looks = site.gitLab.ledger().of("GET", "**/pipelines");
        assertThat(looks).hasSize(2);
        assertThat(Duration.between(looks.getFirst().at(), looks.getLast().at()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(site.gitLab.ledger().count("POST", "**/trigger/pipeline")).isEqualTo(2);
        assertThat(site.project.pipelines()).hasSize(1);
        assertThat(site.look("alpha").attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.step()).isEqualTo(Triggering.STEP);
            assertThat(attempt.automatic()).isTrue();
        });
    }

    @Test
    void givesUpWhenGitLabNeverMakesOne() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").cutsTheConnection();
        site.stand("alpha");
        site.until("alpha", "failed");

        assertThat(site.gitLab.ledger().count("POST", "**/trigger/pipeline")).isEqualTo(3);
        assertThat(site.run("alpha").error()).contains("GitLab has made no pipeline in three tries");
    }

    @Test
    void beginsNothingNewWhileItMayNotLook() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").times(1).losesTheAnswer();
        site.gitLab.faults().on("GET", "**/pipelines/*/variables").times(6).answers(403);
        site.project.pipelineScript(Scripts.quick());
        site.stand("alpha");
        site.pass(Duration.ofMinutes(3));
        assertThat(site.status("alpha")).isEqualTo("preparing");
        assertThat(site.run("alpha").unanswered()).contains("403");

        site.until("alpha", "ready");
        assertThat(site.project.pipelines()).hasSize(1);
    }

    @Test
    void isLostWhenItMayNeverLook() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").times(1).losesTheAnswer();
        site.gitLab.faults().on("GET", "**/pipelines/*/variables").answers(403);
        site.stand("alpha");
        site.until("alpha", "failed");

        assertThat(site.run("alpha").state()).isEqualTo("lost");
        assertThat(site.run("alpha").error()).startsWith("Whether GitLab has made a pipeline cannot be told: ");
        assertThat(site.gitLab.ledger().count("POST", "**/trigger/pipeline")).isEqualTo(1);
    }

    @Test
    void saysWhyWhenGitLabRefuses() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").answers(400);
        site.stand("alpha");
        site.until("alpha", "failed");

        assertThat(site.run("alpha").error()).contains("GitLab answers 400");
    }

    @Test
    void waitsAsLongAsGitLabWants() {
        site.gitLab.faults().on("GET", "**/repository/branches/*").times(1).rateLimits(Duration.ofMinutes(7));
        site.stand("alpha");
        site.settle();

        assertThat(site.nextDue()).isEqualTo(Site.START.plus(Duration.ofMinutes(7)));
        site.until("alpha", "ready");
    }
}
