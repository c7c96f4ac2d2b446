package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Fault;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stands with a moody GitLab, moody jobs and moody people. What must hold, holds for every seed: no run gets a second
/// pipeline, nothing is ready that was not built, every run ends, and what is left behind is listed as leaking.
class ModelTest {

    private static final int SEEDS = "long".equals(System.getProperty("test.scale")) ? 300 : 30;
    private static final int STANDS = 2;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsPromises(int seed) {
        try (var play = new Play(seed)) {
            for (int i = 0; i < STANDS; i++) play.site.stand("s-" + i, play.product());
            for (int hour = 0; hour < 4; hour++) play.anHour();
            play.calm();
            play.checksThatEveryRunIsOver();
            play.deleteAll();
            play.checksThatNothingIsLeft();
            play.checksThatNoRunHasTwoPipelines();
        }
    }

    /// One seed's world.
    private static final class Play implements AutoCloseable {

        final Site site = new Site(Map.of("STAND_POLL", "300s", "STAND_RUNS_MAX", "2"));
        private final Random random;
        private final Map<String, Integer> pipelines = new HashMap<>();

        Play(int seed) {
            random = new Random(seed);
            site.with(site.product("webshop"));
            site.with(site.product("billing")
                    .variables(Map.of("SIZE", "big"))
                    .ttl(Duration.ofHours(30))
                    .tornDownBy("STAND_ACTION", "destroy"));
            var jobs = new ArrayList<JobScript>();
            for (int i = 0; i < 3; i++) jobs.add(job("stage-" + i / 2, "job-" + i));
            site.project.pipelineScript(Scripts.with(jobs.toArray(JobScript[]::new)));
            worsen();
        }

        String product() {
            return random.nextBoolean() ? "webshop" : "billing";
        }

        private JobScript job(String stage, String name) {
            var job = JobScript.of(stage, name).takes(Duration.ofMinutes(1 + random.nextInt(9)));
            return switch (random.nextInt(8)) {
                case 0 -> job.failsFirst(1);
                case 1 -> job.manual();
                case 2 -> job.goes(new Phase("levitating", Duration.ofMinutes(3)));
                case 3 -> job.goes(new Phase("waiting_for_resource", Duration.ofMinutes(40)));
                case 4 -> job.ends("canceled", "success");
                default -> job;
            };
        }

        private void worsen() {
            site.gitLab
                    .faults()
                    .on("*", "**")
                    .randomly(random, 0.12)
                    .suffersOneOf(
                            random,
                            List.of(
                                    new Fault.Answered(Answer.text(500, "")),
                                    new Fault.Answered(Answer.text(502, "<html>")),
                                    new Fault.Answered(Answer.text(429, "").with("Retry-After", "30")),
                                    new Fault.Cut(),
                                    new Fault.Lost()));
        }

        /// An hour passes, and somebody does something.
        void anHour() {
            for (int i = 0; i < 3; i++) {
                site.pass(Duration.ofMinutes(20));
                checksThatWhatIsReadyWasBuilt();
            }
            var name = "s-" + random.nextInt(STANDS);
            switch (random.nextInt(9)) {
                case 0 -> site.commands.cancel(name);
                case 1 -> site.commands.stop(name);
                case 2 -> site.commands.start(name);
                case 3 -> site.commands.extend(name, null);
                case 4 -> site.commands.delete(name);
                case 5 -> site.launch.launch(new NewStand(name, List.of(product()), Site.OWNER, null));
                case 6 -> site.letLeasesExpire();
                default -> site.commands.retry(name);
            }
            count();
        }

        private void count() {
            for (var pipeline : site.project.pipelines()) {
                pipelines.put(
                        Objects.requireNonNull(pipeline.variables().get(Triggering.UID)) + " " + pipeline.id(), 1);
            }
        }

        void calm() {
            site.gitLab.faults().clear();
            site.pass(Duration.ofHours(6));
        }

        void deleteAll() {
            for (int i = 0; i < STANDS; i++) site.commands.delete("s-" + i);
            site.pass(Duration.ofDays(3));
            count();
        }

        private void checksThatWhatIsReadyWasBuilt() {
            for (var listed : site.shelf.list(StandStatus.READY, null, 100)) {
                var id = Objects.requireNonNull(listed.run().pipelineId());
                var pipeline = site.project.pipelines().stream()
                        .filter(found -> found.id() == id)
                        .findFirst()
                        .orElseThrow();
                assertThat(pipeline.jobs().stream()
                                .filter(job -> !job.isRetried() && !job.name().equals("stop")))
                        .as(listed.stand().name())
                        .allMatch(job -> job.status().equals("success"));
            }
        }

        void checksThatEveryRunIsOver() {
            assertThat(site.database.list(
                            "SELECT s.name || ' ' || r.state AS row FROM runs r JOIN stands s ON s.id = r.stand_id WHERE r.finished_at IS NULL",
                            row -> row.text("row")))
                    .isEmpty();
        }

        void checksThatNothingIsLeft() {
            var leaking = new HashSet<String>();
            site.shelf
                    .list(StandStatus.LEAKING, null, 100)
                    .forEach(listed -> leaking.add(listed.stand().name()));
            var left = new ArrayList<>(site.project.branches());
            left.remove("master");
            site.project.environments().forEach(environment -> left.add(environment.name()));
            site.project.variables().forEach(variable -> left.add(variable.scope()));
            left.removeAll(leaking);
            assertThat(left).as("left behind: %s", site.statuses()).isEmpty();
        }

        void checksThatNoRunHasTwoPipelines() {
            var runs = pipelines.keySet().stream()
                    .map(key -> key.substring(0, key.indexOf(' ')))
                    .toList();
            assertThat(runs).doesNotHaveDuplicates();
        }

        @Override
        public void close() {
            site.close();
        }
    }
}
