package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
            for (var worker : workers.invokeAll(java.util.Collections.nCopies(WORKERS, work)))
                moved.addAll(worker.get());
        }
        return moved;
    }

    @Test
    void movesEachOfTwoHundredStandsOnce() throws Exception {
        for (int i = 0; i < 200; i++) site.stand("s-" + i);
        site.database.update("UPDATE runs SET state = 'success', finished_at = now()");
        site.database.update(
                "UPDATE stands SET observed = 'up', status = 'ready', told = 'ready', expires_at = ?",
                Site.START.plus(Duration.ofHours(1)));

        var moved = crowd();

        assertThat(moved).hasSize(200).doesNotHaveDuplicates();
        assertThat(site.news()).hasSize(200).allMatch(line -> line.startsWith("stand.expiring"));
    }

    @Test
    void changesOneThingOutsideForEachWakeUpAndReadsFiveAtMost() throws Exception {
        site.project.pipelineScript(Scripts.quick());
        for (int i = 0; i < 20; i++) site.stand("s-" + i);
        int wakeUps = 0;
        for (int minute = 0; minute < 12; minute++) {
            wakeUps += crowd().size();
            site.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(site.statuses().values()).containsOnly("ready");
        assertThat(site.project.pipelines()).hasSize(20);
        var ledger = site.gitLab.ledger();
        assertThat(ledger.mutations().size()).isLessThanOrEqualTo(wakeUps);
        assertThat(ledger.all().size() - ledger.mutations().size()).isLessThanOrEqualTo(5 * wakeUps);
        assertThat(ledger.count("POST", "**/repository/branches")).isEqualTo(20);
        assertThat(ledger.count("POST", "**/environments")).isEqualTo(20);
        assertThat(ledger.count("POST", "**/variables")).isEqualTo(20);
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

    @Test
    void comesBackToALeasedStandThatSomethingHappenedTo() {
        var stand = site.stand("alpha");
        site.until("alpha", "running");
        long pipeline = Objects.requireNonNull(site.run("alpha").pipelineId());
        site.pass(Duration.ofSeconds(1));
        var lease = site.claims
                .claim(stand, site.clock.instant().plus(Duration.ofMinutes(1)))
                .orElseThrow();
        site.claims.poke(pipeline, "running", site.clock.instant());

        assertThat(site.advance.stand(stand)).isFalse();
        site.database.update("""
                UPDATE stands
                   SET due_at = CASE WHEN poked_at > leased_at THEN ?::timestamptz ELSE ?::timestamptz END,
                       lease_token = NULL, lease_until = NULL
                 WHERE lease_token = ?
                """, site.clock.instant(), site.clock.instant().plus(Duration.ofHours(1)), lease.token());
        assertThat(site.nextDue()).isEqualTo(site.clock.instant());
    }

    @Test
    void writesNothingOverWhatAPersonHasSaidMeanwhile() {
        var stand = site.stand("alpha");
        var lease = site.claims.claim(stand, site.clock.instant()).orElseThrow();
        site.commands.delete("alpha");

        assertThat(site.database.one(
                        "SELECT count(*) AS held FROM stands WHERE lease_token = ?",
                        row -> row.big("held"),
                        lease.token()))
                .contains(0L);
        site.until("alpha", "gone");
        assertThat(site.project.pipelines()).isEmpty();
    }
}
