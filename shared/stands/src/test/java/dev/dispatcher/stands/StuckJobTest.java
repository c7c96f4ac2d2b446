package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Jobs that do not get on: just before that is a matter, just after, and when it is over.
class StuckJobTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));
    private final Watch watch = new Watch(site);

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class AJobNoRunnerTakes {

        private Instant pending() {
            watch.alphaWith(JobScript.of("build", "build").stuckIn("pending"));
            site.pass(Duration.ofMinutes(1));
            return site.job("alpha", "build").changedAt();
        }

        @Test
        void mayWaitForTenMinutes() {
            watch.isNotStuckBefore(pending().plus(Stuck.PENDING));
        }

        @Test
        void isToldThen() {
            var stuck = watch.isStuckAt(pending().plus(Stuck.PENDING));

            assertThat(stuck.rule()).isEqualTo("job_pending");
            assertThat(stuck.reason()).isEqualTo("No runner has taken build.");
        }

        @Test
        void isNoMatterOnceOneTakesIt() {
            watch.isStuckAt(pending().plus(Stuck.PENDING));
            site.project.say(site.job("alpha", "build").id(), "running");
            site.pass(Duration.ofMinutes(1));

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AJobThatPrintsNothing {

        private Instant silent() {
            watch.alphaWith(JobScript.of("build", "build")
                    .takes(Duration.ofMinutes(100))
                    .logStopsAfter(1));
            site.pass(Duration.ofMinutes(12));
            return site.job("alpha", "build").changedAt();
        }

        @Test
        void mayBeSilentForHalfAnHour() {
            watch.isNotStuckBefore(silent().plus(HeldJob.QUIET_MIN));
        }

        @Test
        void isToldThenAndRunAgainOnceAfterTwiceThat() {
            var since = silent();
            var stuck = watch.isStuckAt(since.plus(HeldJob.QUIET_MIN));
            assertThat(stuck.rule()).isEqualTo("job_silent");
            assertThat(stuck.reason()).contains("build runs, but has printed nothing for 30 minutes");

            site.pass(Duration.ofMinutes(45));
            assertThat(site.news()).anyMatch(line -> line.startsWith("stand.stuck: alpha: build has printed nothing"));
            var again = site.project.pipelines().getLast().jobs().stream()
                    .filter(job -> job.name().equals("build"))
                    .toList();
            assertThat(again).hasSize(2);
            assertThat(site.look("alpha").attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.automatic()).isTrue());
        }

        @Test
        void isNoMatterOnceItPrintsAgain() {
            watch.isStuckAt(silent().plus(HeldJob.QUIET_MIN));
            site.project.say(site.job("alpha", "build").id(), "success");
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AJobThatWaitsForAResource {

        private Instant waiting() {
            watch.alphaWith(JobScript.of("build", "build").stuckIn("waiting_for_resource"));
            site.pass(Duration.ofMinutes(1));
            return site.job("alpha", "build").changedAt();
        }

        @Test
        void mayWaitForHalfAnHour() {
            watch.isNotStuckBefore(waiting().plus(Stuck.RESOURCE));
        }

        @Test
        void isToldThenWithTheHolder() {
            var since = waiting();
            site.project.pipelineScript(
                    Scripts.with(JobScript.of("build", "build").takes(Duration.ofHours(1))));
            site.stand("beta");
            site.until("beta", "running");
            site.pass(Duration.ofMinutes(1));

            var stuck = watch.isStuckAt(since.plus(Stuck.RESOURCE));
            assertThat(stuck.rule()).isEqualTo("waiting_for_resource");
            assertThat(stuck.reason()).isEqualTo("build waits for a resource that the stand beta holds.");
        }

        @Test
        void isNoMatterOnceItHasIt() {
            watch.isStuckAt(waiting().plus(Stuck.RESOURCE));
            site.project.say(site.job("alpha", "build").id(), "success");
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }
}
