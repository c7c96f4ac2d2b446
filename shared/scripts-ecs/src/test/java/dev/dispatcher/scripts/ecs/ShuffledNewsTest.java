package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.ecs.StandInTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many processes with fates of every kind, while the news of their tasks are dropped, doubled, reversed and late by up
/// to an hour: each ends as it has to, in time, and none that lives is taken for lost.
class ShuffledNewsTest {

    private static final int PROCESSES = "long".equals(System.getProperty("test.scale")) ? 200 : 24;
    private static final int MINUTES = 80;

    /// What happens to a task and its agent, and what must become of the process.
    private enum Fate {
        ENDS("finished", 15),
        FAILS("failed", 15),
        NEVER_BEGINS("start_failed", 21),
        CANNOT_BEGIN("start_failed", 12),
        OUT_OF_MEMORY("failed", 10),
        INTERRUPTED("lost", 10),
        SILENT("lost", 14),
        SLOW_TO_SPEAK("finished", 15);

        private final String end;
        private final int minutes;

        Fate(String end, int minutes) {
            this.end = end;
            this.minutes = minutes;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyProcessEndsInTimeAndAsItHasTo(long seed) {
        var random = new Random(seed);
        try (var stage = new Stage(Map.of("SCRIPTS_RUNNING_MAX", "500"))) {
            var fates = new HashMap<UUID, Fate>();
            var agents = new HashMap<UUID, TestAgent>();
            var ends = new HashMap<UUID, Integer>();
            for (var process : stage.queue(PROCESSES)) {
                fates.put(process, Fate.values()[random.nextInt(Fate.values().length)]);
            }
            stage.processEvents();
            var post = new Post(random);
            for (int minute = 0; minute < MINUTES; minute++) {
                for (var fate : fates.entrySet()) {
                    live(stage, fate.getKey(), fate.getValue(), minute, agents, random);
                }
                post.take(stage.ecs.takeEvents(), minute);
                post.due(minute).forEach(stage::hear);
                stage.recover();
                stage.processEvents();
                for (var process : fates.keySet()) {
                    if (!stage.column("finished_at", process).equals("null")) ends.putIfAbsent(process, minute);
                }
                stage.pass(java.time.Duration.ofMinutes(1));
            }
            for (var fate : fates.entrySet()) {
                var process = fate.getKey();
                assertThat(stage.status(process))
                        .as(fate + " " + stage.column("reason", process))
                        .isEqualTo(fate.getValue().end);
                assertThat(ends.get(process)).as(fate.toString()).isLessThanOrEqualTo(fate.getValue().minutes + 2);
                assertThat(stage.settledEvents(process)).isEqualTo(1);
                assertThat(stage.ecs.tasksOf(process)).hasSize(1);
            }
            agents.values().forEach(TestAgent::close);
        }
    }

    /// One minute of a task. An agent that lives is silent for less than a minute.
    private static void live(
            Stage stage, UUID process, Fate fate, int minute, Map<UUID, TestAgent> agents, Random random) {
        var task = stage.task(process);
        if (minute == 1 && fate == Fate.CANNOT_BEGIN) stop(stage, task, "TaskFailedToStart", null, null);
        if (fate == Fate.CANNOT_BEGIN || fate == Fate.NEVER_BEGINS) return;
        if (minute == 1) stage.ecs.enter(task, "RUNNING");
        int claims = fate == Fate.SLOW_TO_SPEAK ? 9 : 2;
        if (minute == claims) agents.put(process, stage.claimed(process));
        var agent = agents.get(process);
        if (agent == null) return;
        boolean speaks = fate != Fate.SILENT || minute < 6;
        if (minute < 14 && speaks && !task.status().equals("STOPPED"))
            agent.append(1, new byte[] {(byte) random.nextInt()});
        if (minute == 7 && fate == Fate.OUT_OF_MEMORY) {
            stop(stage, task, "EssentialContainerExited", "OutOfMemoryError: Container killed", 137);
        }
        if (minute == 7 && fate == Fate.INTERRUPTED) stop(stage, task, "SpotInterruption", null, null);
        if (minute == 14 && fate.minutes == 15) {
            agent.finish("ended", fate == Fate.FAILS ? 3 : 0, null);
            stop(stage, task, "EssentialContainerExited", null, 0);
        }
    }

    private static void stop(
            Stage stage, StandInTask task, String code, @Nullable String reason, @Nullable Integer exit) {
        stage.ecs.stop(task, code, code, reason, exit);
    }

    /// Carries news, but not all of them, not once, not in order and not soon.
    private static final class Post {

        private final Random random;
        private final Map<Integer, List<String>> bags = new HashMap<>();

        Post(Random random) {
            this.random = random;
        }

        void take(List<String> events, int minute) {
            for (var event : events) {
                int copies = random.nextInt(3);
                for (int i = 0; i < copies; i++) {
                    int late = random.nextInt(4) == 0 ? random.nextInt(60) : 0;
                    bags.computeIfAbsent(minute + late, _ -> new ArrayList<>()).add(event);
                }
            }
        }

        List<String> due(int minute) {
            var bag = bags.getOrDefault(minute, new ArrayList<>());
            Collections.reverse(bag);
            return bag;
        }
    }
}
