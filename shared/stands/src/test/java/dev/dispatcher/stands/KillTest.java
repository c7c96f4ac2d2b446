package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.gitlab.world.JobScript;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A worker dies before and behind every statement of every wake-up of a stand's way up and down. Whoever comes next
/// finishes its work, once.
class KillTest {

    private final Mortal mortal = new Mortal();
    private final Site site = new Site(Map.of("STAND_RUNS_MAX", "500", "STAND_POLL", "60s"), mortal::wrap);
    private final Map<String, Deque<Death>> deaths = new LinkedHashMap<>();

    /// One job that is played by hand and is done at once, and one that takes down.
    KillTest() {
        site.project.pipelineScript(
                Scripts.with(JobScript.of("build", "build").manual().goes()));
    }

    @AfterEach
    void close() {
        site.close();
    }

    /// At which statement of its wake-up a worker dies.
    private record Death(int statement, boolean behind) {}

    /// Brings up one stand after the other until nobody can die any more.
    private void dieOnTheWayUp() {
        for (int life = 0; hasDied("s-" + life, "up", "ready"); life++) assertThat(life).isLessThan(400);
        checkThatEveryStatementHasKilled();
        assertThat(site.statuses().values()).containsOnly("ready");
        assertThat(site.project.pipelines()).hasSameSizeAs(site.statuses().values());
        assertThat(site.news().stream().filter(line -> line.startsWith("stand.ready")))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(site.statuses().values());
    }

    private void dieOnTheWayDown() {
        for (int life = 0; hasDied("s-" + life, "down", "gone"); life++) assertThat(life).isLessThan(400);
        checkThatEveryStatementHasKilled();
        assertThat(site.statuses().values()).containsOnly("gone");
        assertThat(site.project.environments()).isEmpty();
        assertThat(site.project.branches()).containsExactly("master");
        assertThat(site.project.variables()).isEmpty();
    }

    private void checkThatEveryStatementHasKilled() {
        assertThat(deaths).hasSizeGreaterThan(5);
        assertThat(deaths.values()).allMatch(Deque::isEmpty);
    }

    @Test
    void losesNothingWhereverAWorkerDies() {
        site.with(site.product("webshop"));
        dieOnTheWayUp();
    }

    @Test
    void losesNothingWhenTheAnswerToATriggerWasLostToo() {
        site.gitLab.faults().on("POST", "**/trigger/pipeline").losesTheAnswer();
        site.with(site.product("webshop"));
        dieOnTheWayUp();
    }

    @Test
    void leaksNothingWhereverAWorkerDies() {
        site.with(site.product("webshop"));
        dieOnTheWayDown();
    }

    @Test
    void takesDownByOnePipelineWhereverAWorkerDies() {
        site.with(site.product("webshop").tornDownBy("STAND_ACTION", "destroy"));
        dieOnTheWayDown();
        assertThat(site.project.pipelines()).hasSize(2 * site.statuses().size());
    }

    /// Whether anybody has died in this life on his way to that end.
    private boolean hasDied(String name, String way, String end) {
        site.stand(name, "webshop");
        if (way.equals("down")) {
            site.until(name, "ready");
            site.commands.delete(name);
        }
        var diedIn = new HashSet<String>();
        for (int i = 0; !site.status(name).equals(end); i++) {
            assertThat(i).isLessThan(200);
            var due = Objects.requireNonNull(site.nextDue());
            if (due.isAfter(site.clock.instant())) site.setTime(due);
            wake(wakeUp(name), diedIn);
        }
        return !diedIn.isEmpty();
    }

    /// The first wake-up of a kind is lived through; in every further life one worker dies in it, until all have.
    private void wake(String wakeUp, Set<String> diedIn) {
        var left = deaths.get(wakeUp);
        if (left == null) {
            int before = mortal.made();
            site.advance.anyDue();
            deaths.put(wakeUp, deathsIn(mortal.made() - before));
            return;
        }
        if (left.isEmpty() || !diedIn.add(wakeUp)) {
            site.advance.anyDue();
            return;
        }
        var death = left.pop();
        mortal.killAt(death.statement, death.behind);
        try {
            site.advance.anyDue();
        } catch (Mortal.Killed _) {
            // as intended
        }
        mortal.spare();
        site.letLeasesExpire();
    }

    /// From the first to the last or the other way round: a death behind a request to GitLab spares the next wake-up
    /// its own, so not all should come late at the same time.
    private Deque<Death> deathsIn(int statements) {
        var all = new ArrayDeque<Death>();
        for (int statement = 1; statement <= statements; statement++) {
            for (var behind : new boolean[] {false, true}) {
                if (deaths.size() % 2 == 0) all.addLast(new Death(statement, behind));
                else all.addFirst(new Death(statement, behind));
            }
        }
        return all;
    }

    /// What the next wake-up of the stand will do.
    private String wakeUp(String name) {
        return site.database
                .one(
                        """
                        SELECT concat_ws(' ', s.desired, r.kind, r.state, r.phase, r.tries, r.looks, r.intended_at IS NULL,
                                 (SELECT string_agg(j.word, ',' ORDER BY j.id) FROM jobs j WHERE j.run_id = r.id)) AS next
                          FROM stands s JOIN runs r ON r.id = s.run_id
                         WHERE s.name = ? AND s.gone_at IS NULL
                        """,
                        row -> row.text("next"),
                        name)
                .orElseThrow();
    }
}
