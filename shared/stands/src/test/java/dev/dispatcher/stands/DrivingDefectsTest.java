package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The defects of the older service in driving stands: on the same input its rule is wrong and ours is right.
class DrivingDefectsTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a1RecoversInEverySweepAndNotOnlyAtTheStart() {
        site.stand("alpha");
        site.settle();
        var start = site.clock.instant();
        site.database.update(
                "UPDATE stands SET lease_token = 1, lease_until = clock_timestamp() - interval '1 second'");
        site.setTime(start.plus(Duration.ofMinutes(1)));

        assertThat(OldRule.isRecoveredAt(site.clock.instant(), start)).isFalse();
        assertThat(site.settle()).isPositive();
        site.until("alpha", "ready");
    }

    @Test
    void a2GivesUpWhatGitLabRefuses() {
        site.gitLab.faults().on("POST", "**/repository/branches").answers(403);
        site.stand("alpha");
        site.pass(Duration.ofMinutes(30));

        var asked = site.gitLab.ledger().of("POST", "**/repository/branches");
        assertThat(OldRule.statusAfter(asked)).isEqualTo("created");
        assertThat(site.status("alpha")).isEqualTo("failed");
        assertThat(asked).hasSize(1);
        assertThat(site.news()).anyMatch(line -> line.startsWith("stand.failed: alpha: failed, GitLab answers 403"));
    }

    @Test
    void a3TriggersOnceWhateverFailsBehindIt() {
        site.gitLab.faults().on("GET", "**/jobs").times(3).answers(500);
        site.stand("alpha");
        site.until("alpha", "ready");

        var all = site.gitLab.ledger().all();
        var trigger =
                site.gitLab.ledger().of("POST", "**/trigger/pipeline").getFirst().number();
        assertThat(OldRule.pipelines(
                        all.stream().filter(entry -> entry.number() > trigger).toList()))
                .isEqualTo(4);
        assertThat(site.project.pipelines()).hasSize(1);
    }

    @Test
    void a4KeepsNoConnectionWhenItFails() {
        var pool = new AtomicReference<HikariDataSource>();
        try (var other = new Site(Map.of(), source -> {
            pool.set((HikariDataSource) source);
            return source;
        })) {
            other.gitLab.faults().on("*", "**").answers(500);
            for (int i = 0; i < 40; i++) other.stand("s-" + i);
            other.pass(Duration.ofMinutes(10));

            assertThat(pool.get().getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void a5LetsNoSlowStandBlockAnother() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").stuckIn("waiting_for_resource")));
        site.stand("alpha");
        site.until("alpha", "running");
        site.project.pipelineScript(Scripts.quick());
        site.stand("beta");
        site.until("beta", "ready");

        var jobs = new LinkedHashMap<String, String>();
        for (var name : new String[] {"alpha", "beta"})
            jobs.put(name, site.job(name, "build").word());
        assertThat(OldRule.moved(jobs)).containsExactly("alpha");
        assertThat(site.status("alpha")).isEqualTo("running");
        site.until("alpha", "failed");
        assertThat(site.run("alpha").error()).isEqualTo("It took longer than 120 minutes.");
    }

    @Test
    void a6CallsNoStepGoodThatHasNotRun() {
        site.project.pipelineScript(Scripts.with(
                JobScript.of("build", "slow").takes(Duration.ofMinutes(9)),
                JobScript.of("build", "by-hand").manual()));
        site.stand("alpha");
        site.until("alpha", "running");
        site.pass(Duration.ofMinutes(1));

        var words = site.look("alpha").jobs().stream()
                .filter(job -> job.stage().equals("build"))
                .map(JobView::word)
                .toList();
        assertThat(words).contains("running");
        assertThat(OldRule.step(words)).isEqualTo("success");
        assertThat(site.look("alpha").steps().getFirst().state()).isEqualTo("running");
        site.until("alpha", "ready");
        assertThat(site.project.pipelines().getFirst().job("by-hand").status()).isEqualTo("success");
    }

    @Test
    void a7FailsNothingForOneBadAnswer() {
        site.stand("alpha");
        site.until("alpha", "running");
        int before = site.gitLab.ledger().count("GET", "**/pipelines/*");
        site.gitLab.faults().on("GET", "**/pipelines/*").times(1).answers(502);
        site.until("alpha", "ready");

        var look = site.gitLab.ledger().of("GET", "**/pipelines/*").get(before);
        assertThat(OldRule.statusAfter(look)).isEqualTo("error");
        assertThat(site.status("alpha")).isEqualTo("ready");
    }

    @Test
    void a13OutlivesADatabaseThatIsGone() {
        var mortal = new Mortal();
        try (var other = new Site(Map.of(), mortal::wrap)) {
            other.stand("alpha");
            mortal.cutOff();
            var recovery = new StandRecovery(other.advance, other.monitor);

            assertThat(recovery.recover(Deadline.in(Duration.ofMinutes(1)))).isZero();
        }
    }
}
