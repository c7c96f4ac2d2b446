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

/// Each rule: just before it holds, just after, and when what was wrong is over.
class StuckTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));

    @AfterEach
    void close() {
        site.close();
    }

    private void alphaWith(JobScript job) {
        site.project.pipelineScript(Scripts.with(job));
        site.stand("alpha");
        site.until("alpha", "running");
    }

    private void isNotStuckBefore(Instant time) {
        site.setTime(time.minus(SECOND));
        assertThat(site.stuck("alpha")).isNull();
    }

    private Stuck isStuckAt(Instant time) {
        site.setTime(time);
        return Objects.requireNonNull(site.stuck("alpha"), "not stuck");
    }

    private long pipeline() {
        return site.project.pipelines().getLast().id();
    }

    @Nested
    class ALeaseThatHasExpired {

        private void leasedUntil(int secondsAgo) {
            site.stand("alpha");
            site.database.update(
                    "UPDATE stands SET lease_token = 1, leased_at = clock_timestamp(), lease_until = clock_timestamp() - ?::interval",
                    Duration.ofSeconds(secondsAgo));
        }

        @Test
        void isNoMatterForAMinute() {
            leasedUntil(50);

            assertThat(site.stuck("alpha")).isNull();
        }

        @Test
        void isToldThen() {
            leasedUntil(61);

            assertThat(isStuckAt(site.clock.instant()).rule()).isEqualTo("lease_expired");
            assertThat(isStuckAt(site.clock.instant()).reason()).contains("Anybody may continue");
        }

        @Test
        void isTakenOverByAnybody() {
            leasedUntil(61);
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AQueueThatDoesNotMove {

        @Test
        void mayRestForTwoMinutes() {
            site.stand("alpha");

            isNotStuckBefore(Site.START.plus(Stuck.QUEUED));
        }

        @Test
        void isToldThen() {
            site.stand("alpha");

            var stuck = isStuckAt(Site.START.plus(Stuck.QUEUED));
            assertThat(stuck.rule()).isEqualTo("queued");
            assertThat(stuck.reason()).contains("5 runs more could go on");
        }

        @Test
        void isNoMatterOnceItMoves() {
            site.stand("alpha");
            isStuckAt(Site.START.plus(Stuck.QUEUED));
            site.settle();

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AJobNoRunnerTakes {

        private Instant pending() {
            alphaWith(JobScript.of("build", "build").stuckIn("pending"));
            site.pass(Duration.ofMinutes(1));
            return site.job("alpha", "build").changedAt();
        }

        @Test
        void mayWaitForTenMinutes() {
            isNotStuckBefore(pending().plus(Stuck.PENDING));
        }

        @Test
        void isToldThen() {
            var stuck = isStuckAt(pending().plus(Stuck.PENDING));

            assertThat(stuck.rule()).isEqualTo("job_pending");
            assertThat(stuck.reason()).isEqualTo("No runner has taken build.");
        }

        @Test
        void isNoMatterOnceOneTakesIt() {
            isStuckAt(pending().plus(Stuck.PENDING));
            site.project.say(site.job("alpha", "build").id(), "running");
            site.pass(Duration.ofMinutes(1));

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AJobThatPrintsNothing {

        private Instant silent() {
            alphaWith(JobScript.of("build", "build")
                    .takes(Duration.ofMinutes(100))
                    .logStopsAfter(1));
            site.pass(Duration.ofMinutes(12));
            return site.job("alpha", "build").changedAt();
        }

        @Test
        void mayBeSilentForHalfAnHour() {
            isNotStuckBefore(silent().plus(HeldJob.QUIET_MIN));
        }

        @Test
        void isToldThenAndRunAgainOnceAfterTwiceThat() {
            var since = silent();
            var stuck = isStuckAt(since.plus(HeldJob.QUIET_MIN));
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
            isStuckAt(silent().plus(HeldJob.QUIET_MIN));
            site.project.say(site.job("alpha", "build").id(), "success");
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AJobThatWaitsForAResource {

        private Instant waiting() {
            alphaWith(JobScript.of("build", "build").stuckIn("waiting_for_resource"));
            site.pass(Duration.ofMinutes(1));
            return site.job("alpha", "build").changedAt();
        }

        @Test
        void mayWaitForHalfAnHour() {
            isNotStuckBefore(waiting().plus(Stuck.RESOURCE));
        }

        @Test
        void isToldThenWithTheHolder() {
            var since = waiting();
            site.project.pipelineScript(
                    Scripts.with(JobScript.of("build", "build").takes(Duration.ofHours(1))));
            site.stand("beta");
            site.until("beta", "running");
            site.pass(Duration.ofMinutes(1));

            var stuck = isStuckAt(since.plus(Stuck.RESOURCE));
            assertThat(stuck.rule()).isEqualTo("waiting_for_resource");
            assertThat(stuck.reason()).isEqualTo("build waits for a resource that the stand beta holds.");
        }

        @Test
        void isNoMatterOnceItHasIt() {
            isStuckAt(waiting().plus(Stuck.RESOURCE));
            site.project.say(site.job("alpha", "build").id(), "success");
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AGitLabThatDoesNotAnswer {

        private Instant silent() {
            alphaWith(JobScript.of("build", "build").takes(Duration.ofMinutes(2)));
            site.gitLab.faults().on("*", "**").answers(502);
            site.pass(Duration.ofMinutes(2));
            return Objects.requireNonNull(site.run("alpha").unansweredSince());
        }

        @Test
        void mayBeSilentForAQuarterOfAnHour() {
            isNotStuckBefore(silent().plus(Stuck.UNANSWERED));
        }

        @Test
        void isToldThenAndFailsNothing() {
            var stuck = isStuckAt(silent().plus(Stuck.UNANSWERED));
            assertThat(stuck.rule()).isEqualTo("unanswered");
            assertThat(stuck.reason()).contains("GitLab does not answer", "502");

            site.pass(Duration.ofHours(1));
            assertThat(site.status("alpha")).isEqualTo("running");
        }

        @Test
        void isNoMatterOnceItAnswers() {
            isStuckAt(silent().plus(Stuck.UNANSWERED));
            site.gitLab.faults().clear();
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class APipelineThatIsNotThereAnyMore {

        private void running() {
            alphaWith(JobScript.of("build", "build").takes(Duration.ofMinutes(20)));
            site.pass(Duration.ofMinutes(1));
        }

        @Test
        void isLookedForTwiceMore() {
            running();
            site.project.vanish(pipeline());
            site.pass(Duration.ofSeconds(81));

            assertThat(site.run("alpha").missing()).isEqualTo(2);
            assertThat(site.status("alpha")).isEqualTo("running");
            assertThat(site.stuck("alpha")).isNull();
        }

        @Test
        void isLostAtTheThirdLook() {
            running();
            site.project.vanish(pipeline());
            site.pass(Duration.ofMinutes(3));

            assertThat(site.run("alpha").state()).isEqualTo("lost");
            assertThat(isStuckAt(site.clock.instant()).rule()).isEqualTo("pipeline_missing");
            assertThat(isStuckAt(site.clock.instant()).reason()).contains("has no pipeline");
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
            alphaWith(JobScript.of("build", "build").takes(Duration.ofMinutes(1)));
            site.project.insist(pipeline(), "running");
            site.pass(Duration.ofMinutes(2));
            return Objects.requireNonNull(site.run("alpha").jobsDoneAt());
        }

        @Test
        void isBelievedForFiveMinutes() {
            var since = done();
            site.pass(Duration.between(
                    site.clock.instant(), since.plus(Following.TRUST_JOBS_AFTER).minus(SECOND)));

            assertThat(site.status("alpha")).isEqualTo("running");
            assertThat(site.stuck("alpha")).isNull();
        }

        @Test
        void isNotBelievedThen() {
            var since = done();
            assertThat(isStuckAt(since.plus(Following.TRUST_JOBS_AFTER)).reason())
                    .contains("All jobs are done");
            site.pass(Duration.ofMinutes(1));

            assertThat(site.status("alpha")).isEqualTo("ready");
        }

        @Test
        void isNoMatterIfItSaysSoItself() {
            done();
            site.project.insist(pipeline(), null);
            site.pass(Duration.ofMinutes(1));

            assertThat(site.status("alpha")).isEqualTo("ready");
            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class ARunThatTakesTooLong {

        private Instant endless() {
            alphaWith(JobScript.of("build", "build").stuckIn("preparing"));
            return Objects.requireNonNull(site.run("alpha").startedAt()).plus(Product.RUN_MAX);
        }

        @Test
        void hasItsTime() {
            isNotStuckBefore(endless());
        }

        @Test
        void isToldAndCanceledThen() {
            var stuck = isStuckAt(endless());
            assertThat(stuck.rule()).isEqualTo("too_long");
            assertThat(stuck.reason()).contains("120 minutes");

            site.until("alpha", "failed");
            assertThat(site.run("alpha").error()).isEqualTo("It took longer than 120 minutes.");
            assertThat(site.project.pipelines().getLast().status()).isEqualTo("canceled");
        }

        @Test
        void isNoMatterIfItIsDoneBefore() {
            var end = endless();
            site.setTime(end.minus(Duration.ofMinutes(3)));
            site.project.say(site.job("alpha", "build").id(), "success");
            site.until("alpha", "ready");

            assertThat(site.stuck("alpha")).isNull();
        }
    }

    @Nested
    class AStandThatDoesNotGoDown {

        private Instant stopping() {
            var stop = JobScript.of("stop", "stop").stuckIn("running");
            site.project.pipelineScript(Scripts.withStop(stop, JobScript.of("build", "build")));
            site.stand("alpha");
            site.until("alpha", "ready");
            site.commands.delete("alpha");
            site.pass(Duration.ofMinutes(1));
            return Objects.requireNonNull(site.run("alpha").startedAt()).plus(TearingDown.TRY_MAX);
        }

        @Test
        void hasHalfAnHour() {
            isNotStuckBefore(stopping());
        }

        @Test
        void isToldThenAndLeaksAfterThreeRetries() {
            var stuck = isStuckAt(stopping());
            assertThat(stuck.rule()).isEqualTo("stopping");
            assertThat(stuck.reason()).startsWith("It is not down after 1 tries");

            site.pass(Duration.ofMinutes(130));
            assertThat(site.status("alpha")).isEqualTo("leaking");
            assertThat(site.look("alpha").runs()).hasSize(5);
            assertThat(site.project.environments()).isNotEmpty();
        }

        @Test
        void isNoMatterOnceItIsDown() {
            isStuckAt(stopping());
            var stop = site.project.pipelines().getLast().job("stop").id();
            site.project.say(stop, "success");
            site.until("alpha", "gone");

            assertThat(site.stuck("alpha")).isNull();
            assertThat(site.project.environments()).isEmpty();
        }
    }
}
