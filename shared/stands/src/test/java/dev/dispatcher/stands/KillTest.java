package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.mortal.Crash;
import dev.dispatcher.testing.mortal.MortalConnections;
import dev.dispatcher.testing.mortal.Mortality;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A worker dies at every statement of a stand's way up and down. Whoever comes next finishes its work, once.
class KillTest {

    private static final boolean LONG = "long".equals(System.getProperty("test.scale"));
    private static final int STEP = LONG ? 1 : 6;

    private final Mortality mortal = new Mortality();
    private final Site site =
            new Site(Map.of("STAND_RUNS_MAX", "500", "STAND_POLL", "60s"), real -> MortalConnections.of(real, mortal));

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void losesNothingWhereverAWorkerDies() {
        site.project.pipelineScript(Scripts.quick());
        int kills = 0;
        for (int statement = 1; killsOnTheWayUp(statement, statement % 2 == 0); statement += STEP) kills++;

        assertThat(kills).isGreaterThan(LONG ? 60 : 10);
        assertThat(site.project.pipelines()).hasSize(kills + 1);
    }

    @Test
    void leaksNothingWhereverAWorkerDies() {
        site.project.pipelineScript(Scripts.quick());
        int kills = 0;
        for (int statement = 1; killsOnTheWayDown(statement, statement % 2 == 0); statement += STEP) kills++;

        assertThat(kills).isGreaterThan(LONG ? 30 : 5);
        assertThat(site.project.environments()).isEmpty();
        assertThat(site.project.branches()).containsExactly("master");
        assertThat(site.project.variables()).isEmpty();
    }

    private boolean killsOnTheWayUp(int statement, boolean behind) {
        var name = "up-" + statement;
        site.stand(name);
        boolean isKilled = dies(name, "ready", statement, behind);
        site.until(name, "ready");
        assertThat(site.look(name).runs()).as(name).hasSize(1);
        assertThat(site.news().stream().filter(line -> line.equals("stand.ready: " + name + " is ready")))
                .hasSize(1);
        return isKilled;
    }

    private boolean killsOnTheWayDown(int statement, boolean behind) {
        var name = "down-" + statement;
        site.stand(name);
        site.until(name, "ready");
        site.commands.delete(name);
        boolean isKilled = dies(name, "gone", statement, behind);
        site.until(name, "gone");
        return isKilled;
    }

    private boolean dies(String name, String end, int statement, boolean behind) {
        mortal.dieAt(2 * (statement - 1) + (behind ? 1 : 0));
        try {
            while (!site.database
                    .one("SELECT status FROM stands WHERE name = ? ORDER BY id DESC", row -> row.text("status"), name)
                    .orElseThrow()
                    .equals(end)) {
                site.pass(Duration.ofMinutes(1));
            }
        } catch (Crash _) {
            // as intended
        }
        boolean isKilled = mortal.isDead();
        mortal.live();
        site.letLeasesExpire();
        return isKilled;
    }
}
