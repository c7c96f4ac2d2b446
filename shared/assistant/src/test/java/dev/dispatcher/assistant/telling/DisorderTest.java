package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.following.PipelineState;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Webhooks overtake each other, and come twice.
@Execution(ExecutionMode.SAME_THREAD)
class DisorderTest {

    private static final int EVENTS = 500;
    private static final int SEEDS = System.getProperty("test.scale", "short").equals("long") ? 2_000 : 200;
    private static final Filters EVERYTHING = Filters.USUAL.moments(EnumSet.allOf(Moment.class));
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Every event goes the whole way, and whatever waits is sent in between.
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void makesOneCardOfFiveHundredEventsInAnyOrder(long seed) {
        try (var newsroom = new Newsroom()) {
            newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, EVERYTHING);
            var events = life(new Random(seed));
            Collections.shuffle(events, new Random(seed));
            for (int i = 0; i < events.size(); i++) {
                newsroom.take(events.get(i), seed + "/" + i);
                if (i % 10 == 9) newsroom.settle();
                if (i % 20 == 19) newsroom.telegram.deliver();
            }
            newsroom.settle();

            var cards = newsroom.said().stream()
                    .filter(line -> line.contains(" silent: "))
                    .toList();
            assertThat(cards).hasSize(1);
            assertThat(cards.getFirst()).startsWith("-100 silent: ✅ Pipeline #42 passed");
            assertThat(newsroom.telegram.edits()).isLessThanOrEqualTo(25);
            assertThat(newsroom.telegram.messages()).isLessThanOrEqualTo(8);
        }
    }

    /// The same without the database, many times: the last state wins, and few states were ever shown.
    @Test
    void endsWithTheNewestStateWhateverTheOrder() {
        var reports = life(new Random(7)).stream()
                .map(event -> event.happening(PipelineChanged.class).pipeline())
                .toList();
        for (long seed = 0; seed < SEEDS; seed++) {
            var shuffled = new ArrayList<>(reports);
            Collections.shuffle(shuffled, new Random(seed));
            var state = new PipelineState(null, 0, List.of(), null);
            int changes = 0;
            for (Pipeline report : shuffled) {
                var next = state.with(report);
                if (!next.equals(state)) changes++;
                state = next;
            }
            assertThat(state.newest()).as("seed %d", seed).isEqualTo(reports.getLast());
            assertThat(changes).as("seed %d", seed).isLessThan(40);
        }
    }

    @Test
    void saysInOrderWhatHappensInOrder() {
        try (var newsroom = new Newsroom()) {
            newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, EVERYTHING);
            for (var event : life(new Random(3))) {
                newsroom.hear(event);
            }
            assertThat(newsroom.said()).hasSize(3);
            assertThat(newsroom.said().get(1)).startsWith("-100 loud ↩1: ❌");
            assertThat(newsroom.said().get(2)).startsWith("-100 loud ↩1: ✅");
        }
    }

    @Test
    void knowsARunByItsAttempts() {
        try (var newsroom = new Newsroom()) {
            newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, EVERYTHING);
            newsroom.hear(run(2, "completed", "success", "09:30:00"));
            newsroom.hear(run(1, "completed", "failure", "09:10:00"), run(2, "in_progress", "null", "09:25:00"));

            assertThat(newsroom.said()).hasSize(1);
            assertThat(newsroom.said().getFirst()).startsWith("-100 silent: ✅ CI #17 passed");
        }
    }

    private static Sample run(int attempt, String status, String conclusion, String time) {
        return github("workflow_run")
                .with("workflow_run.run_attempt", attempt)
                .with("workflow_run.status", status)
                .with("workflow_run.conclusion", conclusion)
                .with("workflow_run.updated_at", "2026-01-05T" + time + "Z");
    }

    /// Forty jobs run and fail, somebody retries, and it passes: five hundred reports, most of them told again.
    private static List<Sample> life(Random random) {
        var at = Instant.parse("2026-01-05T09:00:00Z");
        var told = new ArrayList<Sample>();
        for (int moment = 0; told.size() < EVENTS; moment++) {
            at = at.plusSeconds(1 + random.nextInt(5));
            var status = moment < 100
                    ? PipelineStatus.RUNNING
                    : moment == 100
                            ? PipelineStatus.FAILED
                            : told.size() < EVENTS - 3 ? PipelineStatus.RUNNING : PipelineStatus.SUCCESS;
            var sample = moment(status, moment, at);
            for (int again = random.nextInt(3); again >= 0 && told.size() < EVENTS; again--) told.add(sample);
        }
        return told;
    }

    private static Sample moment(PipelineStatus status, int moment, Instant at) {
        int stage = Math.min(2, moment / 40);
        var failed = status == PipelineStatus.FAILED ? "failed" : "running";
        var jobs = new StringBuilder("[");
        for (int i = 0; i <= stage; i++) {
            boolean isLast = i == stage;
            var word = status == PipelineStatus.SUCCESS || !isLast ? "success" : failed;
            jobs.append(i == 0 ? "" : ",").append("""
                    {"id": %d, "name": "job", "stage": "%s", "status": "%s", "started_at": "%s"}
                    """.formatted(
                            1_000 + i, List.of("build", "test", "deploy").get(i), word, TIME.format(at)));
        }
        return gitlab("pipeline")
                .with("object_attributes.status", status.name().toLowerCase(Locale.ROOT))
                .with("object_attributes.created_at", "2026-01-05 08:59:00 UTC")
                .with("object_attributes.finished_at", status.hasEnded() ? TIME.format(at) : "null")
                .with("object_attributes.duration", "null")
                .with("builds", jobs.append("]").toString());
    }
}
