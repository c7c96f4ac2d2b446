package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tasks that are told to stop because their agent does not, and those that nobody needs.
class TaskStopsTest {

    private final Stage stage = new Stage(Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void stopsTheTaskWhenTheAgentDoesNotStopTheScript() {
        var process = stage.starting();
        try (var agent = stage.claimed(process)) {
            stage.stop(process);
            assertThat(agent.beat()).isEqualTo("alive stop");
            stage.pass(Duration.ofSeconds(20));
            agent.beat();
            stage.recover();
            assertThat(stage.status(process)).isEqualTo("stopping");
            assertThat(stage.ecs.calls()).doesNotContain("StopTask");

            stage.pass(Duration.ofSeconds(10));
            agent.beat();
            stage.recover();
            assertThat(stage.task(process).status()).isEqualTo("STOPPED");
        }
        stage.minutes(2);
        assertThat(stage.status(process)).isEqualTo("killed");
    }

    @Test
    void stopsATaskWhoseAgentForgetsTheTime() {
        var process = stage.starting();
        try (var agent = stage.claimed(process)) {
            for (int minute = 0; minute < 15; minute++) {
                agent.beat();
                stage.minutes(1);
            }
            agent.beat();
            assertThat(stage.status(process)).isEqualTo("running");
            stage.minutes(2);
        }
        stage.minutes(1);

        assertThat(stage.status(process)).isEqualTo("timed_out");
    }

    @Test
    void stopsTasksThatRunForNobody() {
        var process = stage.starting();
        try (var agent = stage.claimed(process)) {
            agent.finish("ended", 0, null);
        }
        stage.ecs.enter(stage.task(process), "RUNNING");
        stage.minutes(44);
        assertThat(stage.task(process).status()).isEqualTo("RUNNING");

        stage.minutes(1); // the hour strikes

        assertThat(stage.task(process).status()).isEqualTo("STOPPED");
    }

    @Test
    void leavesTasksAloneThatRunForSomebody() {
        var process = stage.starting();
        try (var agent = stage.claimed(process)) {
            for (int minute = 0; minute < 10; minute++) {
                agent.beat();
                stage.minutes(1);
            }
        }
        assertThat(stage.task(process).status()).isEqualTo("PROVISIONING");
        assertThat(stage.ecs.calls()).doesNotContain("StopTask");
    }
}
