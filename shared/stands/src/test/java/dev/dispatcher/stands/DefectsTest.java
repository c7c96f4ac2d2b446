package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.people.PullQueue;
import dev.dispatcher.people.Report;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.testing.mortal.MortalConnections;
import dev.dispatcher.testing.mortal.Mortality;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The defects of the older service, one test each: on the same input its rule is wrong and ours is right.
class DefectsTest {

    private final Site site = new Site(Map.of("STAND_POLL", "20s"));

    @AfterEach
    void close() {
        site.close();
    }

    /// What the older service did.
    private static final class OldRule {

        static boolean recoversInSweep(int sweepsSinceStart) {
            return sweepsSinceStart == 0;
        }

        static boolean givesUpAfter(int refusals) {
            return refusals < 0;
        }

        static int pipelinesAfter(int failuresBehindTheTrigger) {
            return 1 + failuresBehindTheTrigger;
        }

        static List<String> movedBeside(List<String> stands, String slow) {
            return stands.subList(0, stands.indexOf(slow) + 1);
        }

        static boolean isSuccess(List<String> words) {
            boolean plays = words.contains("manual") && !words.contains("running");
            return !plays;
        }

        static String afterOneAnswerOf(int status) {
            return status >= 500 ? "error" : "running";
        }

        static String products(List<String> codes) {
            return "[" + String.join(" ", codes) + "]";
        }

        static boolean exists(String name, List<String> environments) {
            return environments.stream().anyMatch(other -> other.startsWith(name));
        }

        static String triggerUrl(String ref, String token) {
            return "/trigger/pipeline?ref=" + ref + "&token=" + token;
        }

        static boolean isFree(String name, List<String> everUsed) {
            return !everUsed.contains(name);
        }

        static String owner(long id) {
            return Long.toUnsignedString(id);
        }

        static Set<String> commands() {
            return Set.of("list", "create");
        }

        static boolean isSentAfter(Report report) {
            return report == Report.SENT || report == Report.FAILED;
        }
    }

    @Test
    void a1RecoversInEverySweepAndNotOnlyAtTheStart() {
        site.stand("alpha");
        site.settle();
        site.database.update(
                "UPDATE stands SET lease_token = 1, lease_until = clock_timestamp() - interval '1 second'");
        site.setTime(site.clock.instant().plus(Duration.ofMinutes(1)));

        assertThat(OldRule.recoversInSweep(1)).isFalse();
        assertThat(site.settle()).isPositive();
    }

    @Test
    void a2GivesUpWhatGitLabRefuses() {
        site.gitLab.faults().on("POST", "**/repository/branches").answers(403);
        site.stand("alpha");
        site.pass(Duration.ofMinutes(30));

        assertThat(OldRule.givesUpAfter(100)).isFalse();
        assertThat(site.status("alpha")).isEqualTo("failed");
        assertThat(site.gitLab.ledger().count("POST", "**/repository/branches")).isEqualTo(1);
        assertThat(site.news()).anyMatch(line -> line.startsWith("stand.failed: alpha: failed, GitLab answers 403"));
    }

    @Test
    void a3TriggersOnceWhateverFailsBehindIt() {
        site.gitLab.faults().on("GET", "**/jobs").times(3).answers(500);
        site.stand("alpha");
        site.until("alpha", "ready");

        assertThat(OldRule.pipelinesAfter(3)).isEqualTo(4);
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

        assertThat(OldRule.movedBeside(List.of("alpha", "beta"), "alpha")).doesNotContain("beta");
        assertThat(site.status("alpha")).isEqualTo("running");
        site.until("alpha", "failed");
    }

    @Test
    void a6CallsNoStepGoodThatHasNotRun() {
        site.project.pipelineScript(Scripts.with(
                JobScript.of("build", "slow").takes(Duration.ofMinutes(9)),
                JobScript.of("build", "by-hand").manual()));
        site.stand("alpha");
        site.until("alpha", "running");
        site.pass(Duration.ofMinutes(1));

        assertThat(OldRule.isSuccess(List.of("running", "manual"))).isTrue();
        assertThat(site.look("alpha").steps().getFirst().state()).isEqualTo("running");
        site.until("alpha", "ready");
        assertThat(site.project.pipelines().getFirst().job("by-hand").status()).isEqualTo("success");
    }

    @Test
    void a7FailsNothingForOneBadAnswer() {
        site.stand("alpha");
        site.until("alpha", "running");
        site.gitLab.faults().on("GET", "**/pipelines/*").times(1).answers(502);
        site.until("alpha", "ready");

        assertThat(OldRule.afterOneAnswerOf(502)).isEqualTo("error");
        assertThat(site.status("alpha")).isEqualTo("ready");
    }

    @Test
    void a8WritesProductsOneWay() {
        site.with(site.product("webshop")).with(site.product("billing"));
        site.stand("alpha", "webshop", "billing");
        site.until("alpha", "ready");

        assertThat(OldRule.products(List.of("webshop", "billing"))).isEqualTo("[webshop billing]");
        assertThat(site.project.variables()).extracting("value").containsExactly("webshop,billing");
        assertThat(site.project.pipelines().getFirst().jobs())
                .extracting("name")
                .contains("[02-billing]");
    }

    @Test
    void a9FindsEnvironmentsByTheirWholeName() {
        site.stand("sf-31");
        site.until("sf-31", "ready");
        site.stand("sf-3");
        site.until("sf-3", "ready");

        assertThat(OldRule.exists("sf-3", List.of("sf-31"))).isTrue();
        assertThat(site.gitLab.ledger().count("POST", "**/environments")).isEqualTo(2);
    }

    @Test
    void a10PutsTheTokenIntoTheBody() {
        site.stand("alpha");
        site.until("alpha", "ready");

        var token = site.project.triggerToken();
        assertThat(OldRule.triggerUrl("alpha", token)).contains(token);
        assertThat(site.gitLab.ledger().all()).allSatisfy(entry -> {
            assertThat(entry.call().path()).doesNotContain(token);
            assertThat(entry.call().query()).doesNotContain(token);
        });
    }

    @Test
    void a11LetsANameBeUsedAgain() {
        site.stand("alpha");
        site.until("alpha", "ready");
        site.commands.delete("alpha");
        site.until("alpha", "gone");

        assertThat(OldRule.isFree("alpha", List.of("alpha"))).isFalse();
        site.stand("alpha");
        assertThat(site.status("alpha")).isEqualTo("queued");
    }

    @Test
    void a12KnowsGroupsByTheirNegativeIds() {
        long group = -1001234567890L;
        new Users(site.database).save(UserDetails.named(group, "Presales"));
        site.with(site.product("webshop"));
        site.launch.launch(new NewStand("alpha", List.of("webshop"), group, null));

        assertThat(OldRule.owner(group)).isNotEqualTo(String.valueOf(group));
        assertThat(site.look("alpha").listed().stand().owner()).isEqualTo(group);
    }

    @Test
    void a13OutlivesADatabaseThatIsGone() {
        var mortal = new Mortality();
        try (var other = new Site(Map.of(), real -> MortalConnections.of(real, mortal))) {
            other.stand("alpha");
            mortal.cutOff();
            var recovery = new StandRecovery(other.advance, other.monitor);

            assertThat(recovery.recover(Deadline.in(Duration.ofMinutes(1)))).isZero();
        }
    }

    @Test
    void a14CanDoMoreThanListAndCreate() {
        site.project.pipelineScript(Scripts.quick());
        var done = new HashMap<String, StandCommands.Result>();
        site.stand("alpha");
        done.put("cancel", site.commands.cancel("alpha"));
        site.until("alpha", "failed");
        done.put("retry", site.commands.retry("alpha"));
        site.until("alpha", "ready");
        done.put("extend", site.commands.extend("alpha", Duration.ofHours(1)));
        done.put("stop", site.commands.stop("alpha"));
        site.until("alpha", "stopped");
        done.put("start", site.commands.start("alpha"));
        site.until("alpha", "ready");
        done.put("delete", site.commands.delete("alpha"));
        site.until("alpha", "gone");

        assertThat(OldRule.commands()).doesNotContainAnyElementsOf(done.keySet());
        assertThat(done).hasSize(6).allSatisfy((_, result) -> assertThat(result).isEqualTo(new StandCommands.Taken()));
    }

    @Test
    void a15TellsAgainWhatWasNotTaken() {
        site.stand("alpha");
        site.until("alpha", "ready");
        var queue = new PullQueue(site.database);
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();
        var first = queue.next(one).orElseThrow();

        assertThat(queue.next(other).orElseThrow().id()).isNotEqualTo(first.id());
        queue.settle(first.id(), one, Report.FAILED);
        assertThat(OldRule.isSentAfter(Report.FAILED)).isTrue();
        assertThat(queue.next(one).orElseThrow().id()).isEqualTo(first.id());
    }
}
