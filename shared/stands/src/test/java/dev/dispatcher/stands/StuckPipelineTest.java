package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Pipelines of which GitLab tells nothing, or nothing that can be true: before, after, and when it is over.
class StuckPipelineTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));
    private final Watch watch = new Watch(site);

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class AGitLabThatDoesNotAnswer {

        private Instant silent() {
            watch.alphaWith(JobScript.of("build", "build").takes(Duration.ofMinutes(2)));
            site.gitLab.faults().on("*", "**").answers(502);
            site.pass(Duration.ofMinutes(2));
            return Objects.requireNonNull(site.run("alpha").unansweredSince());
        }

        @Test
        void mayBeSilentForAQuarterOfAnHour() {
            watch.isNotStuckBefore(silent().plus(Stuck.UNANSWERED));
        }

        @Test
        void isToldThenAndFailsNothing() {
            var stuck = watch.isStuckAt(silent().plus(Stuck.UNANSWERED));
            assertThat(stuck.rule()).isEqualTo("unanswered");
            assertThat(stuck.reason()).contains("GitLab does not answer", "502");

            site.pass(Duration.ofHours(1));
            assertThat(site.status("alpha")).isEqualTo("running");
        }

        @Test
        void isNoMatterOnceItAnswers() {
            watch.isStuckAt(silent().plus(Stuck.UNANSWERED));
            site.gitLab.faults().clear();
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class APipelineThatIsNotThereAnyMore {

        private void running() {
            watch.alphaWith(JobScript.of("build", "build").takes(Duration.ofMinutes(20)));
            site.pass(Duration.ofMinutes(1));
        }

        @Test
        void isLookedForTwiceMore() {
            running();
            site.project.vanish(watch.pipeline());
            site.pass(Duration.ofSeconds(81));

            assertThat(site.run("alpha").missing()).isEqualTo(2);
            assertThat(site.status("alpha")).isEqualTo("running");
            assertThat(site.stuck("alpha")).isNull();
        }

        @Test
        void isLostAtTheThirdLook() {
            running();
            site.project.vanish(watch.pipeline());
            site.pass(Duration.ofMinutes(3));

            assertThat(site.run("alpha").state()).isEqualTo("lost");
            assertThat(watch.isStuckAt(site.clock.instant()).rule()).isEqualTo("pipeline_missing");
            assertThat(watch.isStuckAt(site.clock.instant()).reason()).contains("has no pipeline");
            assertThat(site.project.pipelines()).isEmpty();
        }

        @Test
        void isNoMatterIfItIsFoundAgain() {
            running();
            site.gitLab.faults().on("GET", "**/pipelines/*").times(2).answers(404);
            site.until("alpha", "ready");

            assertThat(site.run("alpha").missing()).isZero();
            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class APipelineThatSaysItRunsWhenAllJobsAreDone {

        private Instant done() {
            watch.alphaWith(JobScript.of("build", "build").takes(Duration.ofMinutes(1)));
            site.project.insist(watch.pipeline(), "running");
            site.pass(Duration.ofMinutes(2));
            return Objects.requireNonNull(site.run("alpha").jobsDoneAt());
        }

        @Test
        void isBelievedForFiveMinutes() {
            var since = done();
            site.pass(Duration.between(
                    site.clock.instant(), since.plus(Following.TRUST_JOBS_AFTER).minus(Watch.SECOND)));

            assertThat(site.status("alpha")).isEqualTo("running");
            assertThat(site.stuck("alpha")).isNull();
        }

        @Test
        void isNotBelievedThen() {
            var since = done();
            assertThat(watch.isStuckAt(since.plus(Following.TRUST_JOBS_AFTER)).reason())
                    .contains("All jobs are done");
            site.pass(Duration.ofMinutes(1));

            assertThat(site.status("alpha")).isEqualTo("ready");
        }

        @Test
        void isNoMatterIfItSaysSoItself() {
            done();
            site.project.insist(watch.pipeline(), null);
            site.pass(Duration.ofMinutes(1));

            assertThat(site.status("alpha")).isEqualTo("ready");
            assertThat(site.stuck("alpha")).isNull();
        }
    }
}
