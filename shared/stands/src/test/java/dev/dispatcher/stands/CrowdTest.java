package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.stands.gitlab.GitLab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private static final int WORKERS = 8;

    private final Site site = new Site(Map.of("STAND_RUNS_MAX", "300"));

    @AfterEach
    void close() {
        site.close();
    }

    /// What all workers moved, each until nothing was due.
    private List<UUID> crowd() throws Exception {
        var moved = new ArrayList<UUID>();
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            Callable<List<UUID>> work = () -> {
                var mine = new ArrayList<UUID>();
                for (var one = site.advance.anyDue(); one.isPresent(); one = site.advance.anyDue()) mine.add(one.get());
                return mine;
            };
            for (var worker : workers.invokeAll(Collections.nCopies(WORKERS, work))) moved.addAll(worker.get());
        }
        return moved;
    }

    /// Each has an environment to stop: one change, and then it waits for a second.
    @Test
    void movesEachOfTwoHundredStandsOnceByOneChange() throws Exception {
        for (int i = 0; i < 200; i++) {
            site.stand("s-" + i);
            site.context.getBean(GitLab.class).createEnvironment(site.project.path(), "s-" + i);
        }
        site.database.update(
                "UPDATE runs SET kind = 'down', state = 'proving', started_at = ?", site.clock.instant());
        site.database.update("UPDATE stands SET desired = 'deleted', status = 'deleting', told = 'deleting'");
        site.gitLab.ledger().clear();

        var moved = crowd();

        assertThat(moved).hasSize(200).doesNotHaveDuplicates();
        assertThat(site.gitLab.ledger().mutations())
                .hasSize(200)
                .extracting(entry -> entry.call().path())
                .doesNotHaveDuplicates()
                .allMatch(path -> path.endsWith("/stop"));
        assertThat(site.project.environments()).hasSize(200).allMatch(seen -> seen.state().equals("stopped"));
        assertThat(site.nextDue()).isEqualTo(site.clock.instant().plusSeconds(1));
    }

    /// Each in a project of its own, so that the ledger tells whose a call was.
    @Test
    void changesNoStandOftenerThanItWakesIt() throws Exception {
        var names = new HashMap<UUID, String>();
        for (int i = 0; i < 20; i++) {
            var name = "p-" + i;
            site.gitLab.project("demo/" + name).pipelineScript(Scripts.quick());
            site.with(site.product(name).project("demo/" + name));
            names.put(site.stand("s-" + i, name), name);
        }
        var wakeUps = new ArrayList<UUID>();
        for (int minute = 0; minute < 12; minute++) {
            wakeUps.addAll(crowd());
            site.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(site.statuses().values()).containsOnly("ready");
        names.forEach((stand, name) -> {
            int woken = Collections.frequency(wakeUps, stand);
            var calls = site.gitLab.ledger().all().stream()
                    .filter(entry -> entry.call().path().contains("/projects/demo%2F" + name + "/"))
                    .toList();
            assertThat(calls.stream().filter(entry -> entry.isMutating()))
                    .as(name)
                    .hasSize(4)
                    .hasSizeLessThan(woken);
            assertThat(calls).as(name).hasSizeLessThanOrEqualTo(6 * woken);
        });
        assertThat(site.news().stream().filter(line -> line.startsWith("stand.ready")))
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void neverHasMoreRunsThanSlots() throws Exception {
        try (var few = new Site(Map.of("STAND_RUNS_MAX", "3"))) {
            few.project.pipelineScript(Scripts.quick());
            for (int i = 0; i < 12; i++) few.stand("s-" + i);
            few.settle();

            assertThat(new HashMap<>(few.statuses()).values().stream().filter(status -> status.equals("queued")))
                    .hasSize(9);
            assertThat(few.look("s-5").listed().inLine()).isEqualTo(3);
            few.pass(Duration.ofMinutes(10));
            assertThat(few.statuses().values()).containsOnly("ready");
        }
    }
}
