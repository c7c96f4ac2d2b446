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

/// Runs that take longer than they may: just before that is a matter, just after, and when it is over.
class StuckForGoodTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));
    private final Watch watch = new Watch(site);

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class ARunThatTakesTooLong {

        private Instant endless() {
            watch.alphaWith(JobScript.of("build", "build").stuckIn("preparing"));
            return Objects.requireNonNull(site.run("alpha").startedAt()).plus(Product.RUN_MAX);
        }

        @Test
        void hasItsTime() {
            watch.isNotStuckBefore(endless());
        }

        @Test
        void isToldAndCanceledThen() {
            var stuck = watch.isStuckAt(endless());
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
            watch.isNotStuckBefore(stopping());
        }

        @Test
        void isToldThenAndLeaksAfterThreeRetries() {
            var stuck = watch.isStuckAt(stopping());
            assertThat(stuck.rule()).isEqualTo("stopping");
            assertThat(stuck.reason()).startsWith("It is not down after 1 tries");

            site.pass(Duration.ofMinutes(130));
            assertThat(site.status("alpha")).isEqualTo("leaking");
            assertThat(site.look("alpha").runs()).hasSize(5);
            assertThat(site.project.environments()).isNotEmpty();
        }

        @Test
        void isNoMatterOnceItIsDown() {
            watch.isStuckAt(stopping());
            var stop = site.project.pipelines().getLast().job("stop").id();
            site.project.say(stop, "success");
            site.until("alpha", "gone");

            assertThat(site.stuck("alpha")).isNull();
            assertThat(site.project.environments()).isEmpty();
        }
    }
}
