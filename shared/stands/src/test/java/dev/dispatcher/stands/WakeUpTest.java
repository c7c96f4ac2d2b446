package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What one wake-up may do, and what may happen meanwhile.
class WakeUpTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s", "STAND_RUNS_MAX", "10"));

    @AfterEach
    void close() {
        site.close();
    }

    /// One after the other, so that every line of the ledger belongs to one wake-up.
    private void wakeOneByOneUntil(String end) {
        for (int i = 0; !site.statuses().values().stream().allMatch(end::equals); i++) {
            assertThat(i).isLessThan(3_000);
            int before = site.gitLab.ledger().all().size();
            if (site.advance.anyDue().isEmpty()) {
                site.setTime(Objects.requireNonNull(site.nextDue()));
                continue;
            }
            var calls = site.gitLab.ledger().all();
            var mine = calls.subList(before, calls.size());
            assertThat(mine.stream().filter(entry -> entry.isMutating())).as("%s", mine).hasSizeLessThan(2);
            assertThat(mine.stream().filter(entry -> !entry.isMutating())).as("%s", mine).hasSizeLessThan(6);
        }
    }

    @Test
    void changesOneThingAndReadsFiveAtMost() {
        var random = new Random(5);
        site.gitLab.faults().on("*", "**").randomly(random, 0.1).losesTheAnswer();
        site.gitLab.faults().on("*", "**").randomly(random, 0.1).answers(502);
        var jobs = new JobScript[230];
        for (int i = 0; i < jobs.length; i++) jobs[i] = JobScript.of("build", "job-" + i).takes(Duration.ofSeconds(30));
        jobs[7] = jobs[7].manual();
        site.project.pipelineScript(Scripts.with(jobs));
        site.with(site.product("sand").tornDownBy("STAND_ACTION", "destroy"));
        site.stand("alpha");
        site.stand("beta", "sand");
        wakeOneByOneUntil("ready");

        site.commands.delete("alpha");
        site.commands.delete("beta");
        wakeOneByOneUntil("gone");
    }

    /// While GitLab has this request in its hands, this happens, once.
    private void meanwhile(String end, Runnable happening) {
        var isYetTo = new AtomicBoolean(true);
        site.gitLab.faults()
                .on(call -> {
                    if (call.path().endsWith(end) && isYetTo.getAndSet(false)) happening.run();
                    return false;
                })
                .answers(500);
    }

    @Test
    void comesBackAtOnceWhenAWakeUpMetTheLease() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").takes(Duration.ofMinutes(9))));
        var stand = site.stand("alpha");
        site.until("alpha", "running");
        long pipeline = Objects.requireNonNull(site.run("alpha").pipelineId());
        site.settle();
        var isMoved = new AtomicBoolean();
        meanwhile("/jobs", () -> {
            var payload = "{\"pipeline_id\":%d,\"status\":\"running\"}".formatted(pipeline);
            var type = new EventType("stand.advance");
            site.reaction.to(new Delivery(UUID.randomUUID(), type, payload, 1, 3, site.clock.instant()));
            isMoved.set(site.advance.stand(stand));
        });
        site.setTime(Objects.requireNonNull(site.nextDue()));

        assertThat(site.advance.anyDue()).contains(stand);
        assertThat(isMoved).isFalse();
        assertThat(site.nextDue()).isEqualTo(site.clock.instant());
    }

    @Test
    void writesNothingOverWhatAPersonHasSaidMeanwhile() {
        site.stand("alpha");
        meanwhile("/branches", () -> site.commands.delete("alpha"));
        site.settle();

        assertThat(site.look("alpha").listed().stand().desired()).isEqualTo("deleted");
        site.until("alpha", "gone");
        assertThat(site.project.pipelines()).isEmpty();
        assertThat(site.project.branches()).containsExactly("master");
    }

    @Test
    void movesAllOthersWhenOneCannotBeMoved() {
        var alpha = site.stand("alpha");
        site.stand("beta");
        site.database.update("UPDATE stands SET plan = '{\"products\": 7}' WHERE id = ?", alpha);
        var recovery = new StandRecovery(site.advance, site.monitor);

        assertThatThrownBy(() -> recovery.recover(Deadline.in(Duration.ofMinutes(1))))
                .isInstanceOf(Advance.Unmovable.class)
                .hasMessageContaining(alpha.toString());
        assertThat(site.status("beta")).isEqualTo("running");
    }

    @Test
    void asksMoreAndMoreSeldomWhileNobodyAnswers() {
        site.gitLab.faults().on("*", "**").answers(503);
        site.stand("alpha");
        site.pass(Duration.ofMinutes(50));

        assertThat(site.gitLab.ledger().all())
                .extracting(entry -> Duration.between(Site.START, entry.at()).toMinutes())
                .containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 47L);
    }
}
