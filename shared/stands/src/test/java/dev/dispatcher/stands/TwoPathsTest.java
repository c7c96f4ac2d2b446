package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Events drive a stand, or sweeps do, or both.
class TwoPathsTest {

    private final Site site = new Site();

    @BeforeEach
    void beQuick() {
        site.project.pipelineScript(Scripts.quick());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private record Planned(UUID id, String payload, Instant at) {}

    /// Handles every event of ours, each when it is due: by our own clock, as the database's does not move with it.
    private void playEvents(Duration time) {
        var end = site.clock.instant().plus(time);
        var waiting = new ArrayList<Planned>();
        while (true) {
            waiting.addAll(planned());
            var next = waiting.stream().min(java.util.Comparator.comparing(Planned::at));
            if (next.isEmpty() || next.get().at().isAfter(end)) return;
            waiting.remove(next.get());
            if (next.get().at().isAfter(site.clock.instant()))
                site.setTime(next.get().at());
            assertThat(handle(next.get())).isInstanceOf(Reaction.Done.class);
        }
    }

    private List<Planned> planned() {
        var planned = new ArrayList<>(site.database.list(
                "SELECT id, payload, coalesce(extract(epoch FROM next_attempt_at - received_at) * 1000, 0)::bigint AS delay FROM events WHERE status = 'queued'",
                row -> new Planned(
                        row.uuid("id"),
                        row.text("payload"),
                        site.clock.instant().plusMillis(row.big("delay")))));
        site.database.update(
                "UPDATE events SET status = 'processed', wake_at = NULL, processed_at = now() WHERE status = 'queued'");
        return planned;
    }

    private Reaction.Result handle(Planned event) {
        return site.reaction.to(
                new Delivery(event.id(), new EventType("stand.advance"), event.payload(), 1, 3, site.clock.instant()));
    }

    @Test
    void arriveByEventsAlone() {
        site.stand("alpha");
        playEvents(Duration.ofMinutes(10));
        assertThat(site.status("alpha")).isEqualTo("ready");

        site.commands.delete("alpha");
        playEvents(Duration.ofMinutes(10));
        assertThat(site.status("alpha")).isEqualTo("gone");
    }

    private void sweepForTenMinutes() {
        for (int minute = 0; minute < 10; minute++) {
            site.settle();
            site.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void arriveBySweepsAlone() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").failsFirst(1)));
        site.stand("alpha");
        sweepForTenMinutes();
        assertThat(site.status("alpha")).isEqualTo("failed");

        site.commands.retry("alpha");
        sweepForTenMinutes();
        assertThat(site.status("alpha")).isEqualTo("ready");

        site.commands.stop("alpha");
        sweepForTenMinutes();
        assertThat(site.status("alpha")).isEqualTo("stopped");

        site.project.pipelineScript(Scripts.quick());
        site.commands.start("alpha");
        sweepForTenMinutes();
        assertThat(site.status("alpha")).isEqualTo("ready");

        site.commands.delete("alpha");
        sweepForTenMinutes();
        assertThat(site.status("alpha")).isEqualTo("gone");
    }

    /// Every few seconds planned events, a sweep, and each report of GitLab's twice.
    private void driveByAll() {
        for (int i = 0; i < 40; i++) {
            playEvents(Duration.ofSeconds(3));
            site.settle();
            for (var pipeline : site.project.pipelines()) {
                var report = "{\"pipeline_id\":%d,\"status\":\"%s\"}".formatted(pipeline.id(), pipeline.status());
                for (int twice = 0; twice < 2; twice++)
                    handle(new Planned(UUID.randomUUID(), report, site.clock.instant()));
            }
            site.clock.advance(Duration.ofSeconds(3));
        }
    }

    @Test
    void makeNoTransitionTwiceWhenAllAreAtWork() {
        site.stand("alpha");
        driveByAll();
        assertThat(site.status("alpha")).isEqualTo("ready");
        site.commands.delete("alpha");
        driveByAll();

        assertThat(site.statuses()).containsExactlyEntriesOf(Map.of("alpha", "gone"));
        assertThat(site.news())
                .filteredOn(line -> !line.startsWith("stand.step"))
                .containsExactly(
                        "stand.queued: alpha: queued",
                        "stand.preparing: alpha: preparing",
                        "stand.running: alpha: running",
                        "stand.ready: alpha is ready",
                        "stand.deleting: alpha: deleting",
                        "stand.gone: alpha: gone");
        assertThat(site.news()).doesNotHaveDuplicates();
        // Branch, environment, variable and pipeline; the environment stopped and deleted, variable and branch deleted.
        assertThat(site.gitLab.ledger().mutations()).hasSize(8);
    }

    @Test
    void hearOfPipelinesAndJobs() {
        var pipeline = new PipelineSpreader()
                .spread(
                        delivery(
                                "gitlab.pipeline",
                                "{\"hook_id\":\"h\",\"body\":{\"object_attributes\":{\"id\":12345678901,\"status\":\"failed\"}}}"));
        var job = new BuildSpreader()
                .spread(delivery("gitlab.build", "{\"hook_id\":\"h\",\"body\":{\"pipeline_id\":12345678901}}"));

        assertThat(pipeline).singleElement().satisfies(child -> {
            assertThat(child.type()).isEqualTo(Advances.TYPE);
            assertThat(child.payload()).contains("12345678901", "failed");
        });
        assertThat(job)
                .singleElement()
                .satisfies(child -> assertThat(child.payload()).contains("12345678901"));
        assertThat(new PipelineSpreader().spread(delivery("gitlab.pipeline", "{\"body\":{}}")))
                .isEmpty();
        assertThat(new BuildSpreader().spread(delivery("gitlab.build", "{\"body\":7}")))
                .isEmpty();
    }

    /// The job that stops an environment belongs to the pipeline which has built it, whose run is over.
    @Test
    void wakeAStandThatIsTakenDownForAReportOfThePipelineThatHasBuiltIt() {
        site.stand("alpha");
        site.until("alpha", "ready");
        long pipeline = Objects.requireNonNull(site.run("alpha").pipelineId());
        site.commands.delete("alpha");
        site.settle();
        assertThat(site.nextDue()).isAfter(site.clock.instant());
        int before = site.gitLab.ledger().all().size();

        handle(new Planned(
                UUID.randomUUID(), "{\"pipeline_id\":%d,\"status\":\"success\"}".formatted(pipeline), Site.START));

        assertThat(site.gitLab.ledger().all()).hasSizeGreaterThan(before);
    }

    private Delivery delivery(String type, String payload) {
        return new Delivery(UUID.randomUUID(), new EventType(type), payload, 1, 3, site.clock.instant());
    }

    @Test
    void keepALateReportApart() {
        site.stand("alpha");
        site.until("alpha", "ready");
        long pipeline = Objects.requireNonNull(site.run("alpha").pipelineId());
        handle(new Planned(
                UUID.randomUUID(), "{\"pipeline_id\":%d,\"status\":\"failed\"}".formatted(pipeline), Site.START));

        assertThat(site.status("alpha")).isEqualTo("ready");
        assertThat(site.run("alpha").lateReport()).isEqualTo("failed");
    }
}
