package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.ecs.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the evidence about a process proves: each row of the table.
class RecoveryTest {

    private final Stage stage = new Stage(Map.of());

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            EssentialContainerExited, -,                    3,   failed,    its agent was lost
            EssentialContainerExited, OutOfMemoryError: x,  137, failed,    out of memory
            EssentialContainerExited, -,                    137, failed,    its agent was lost
            SpotInterruption,         -,                    -,   lost,      SpotInterruption
            TerminationNotice,        host is retired,      -,   lost,      host is retired
            ServiceSchedulerInitiated, -,                   143, lost,      ServiceSchedulerInitiated
            UserInitiated,            by hand,              143, killed,    stopped by somebody
            """)
    void settlesARunningOneHalfAMinuteAfterItsTaskHasEnded(
            String code, @Nullable String reason, @Nullable Integer exit, String status, String words) {
        var process = running();
        stage.ecs.stop(stage.task(process), code, "stopped", reason, exit);
        stage.hearAll();
        assertThat(stage.status(process)).as("the report has its chance").isEqualTo("running");

        stage.pass(Duration.ofSeconds(31));
        stage.recover();

        assertThat(stage.status(process)).isEqualTo(status);
        assertThat(stage.column("reason", process)).contains(words);
        assertThat(stage.column("exit_code", process))
                .isEqualTo(status.equals("failed") ? String.valueOf(exit) : "null");
        assertThat(stage.settledEvents(process)).isEqualTo(1);
    }

    @Test
    void letsTheReportComeBeforeTheNews() {
        var process = stage.starting();
        try (var agent = stage.claimed(process)) {
            stage.ecs.stop(stage.task(process), "EssentialContainerExited", "done", null, 0);
            stage.hearAll();
            assertThat(agent.finish("ended", 0, null)).isEqualTo("settled");
        }
        stage.minutes(3);

        assertThat(stage.status(process)).isEqualTo("finished");
    }

    @Test
    void failsAtOnceWhatNeverBegan() {
        var process = stage.starting();
        stage.ecs.stop(stage.task(process), "TaskFailedToStart", "CannotPullContainerError", null, null);
        stage.hearAll();

        assertThat(stage.status(process)).isEqualTo("start_failed");
        assertThat(stage.column("reason", process)).contains("CannotPullContainerError");
    }

    @Test
    void waitsTwentyMinutesForATaskToBeginAndStopsIt() {
        var process = stage.starting();
        stage.minutes(19);
        assertThat(stage.status(process)).isEqualTo("starting");

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("start_failed");
        assertThat(stage.task(process).status()).isEqualTo("STOPPED");
    }

    @Test
    void looksAfterTenMinutesWhetherASlowTaskHasEndedUnheard() {
        var process = stage.starting();
        stage.ecs.stop(stage.task(process), "TaskFailedToStart", "no image", null, null);
        stage.ecs.takeEvents();
        stage.minutes(9);
        assertThat(stage.status(process)).isEqualTo("starting");

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("start_failed");
    }

    @Test
    void givesASilentAgentFiveMinutesWhileItsTaskRuns() {
        var process = running();
        stage.minutes(4);
        assertThat(stage.status(process)).isEqualTo("running");

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("lost");
        assertThat(stage.task(process).status()).isEqualTo("STOPPED");
    }

    @Test
    void leavesAloneWhatSpeaksWhileItIsBeingLookedAt() {
        var process = stage.starting();
        stage.ecs.enter(stage.task(process), "RUNNING");
        try (var agent = stage.claimed(process)) {
            stage.pass(Duration.ofMinutes(6));
            stage.ecs.plan("DescribeTasks", new Fault.Overtaken(agent::beat));
            stage.recover();

            assertThat(stage.status(process)).isEqualTo("running");
            assertThat(stage.task(process).status()).isEqualTo("RUNNING");
        }
    }

    @Test
    void findsTheEndOfATaskThatNobodyToldOf() {
        var process = running();
        stage.ecs.stop(stage.task(process), "SpotInterruption", "gone", null, null);
        stage.ecs.takeEvents();

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("lost");
        assertThat(stage.column("reason", process)).contains("SpotInterruption");
    }

    @Test
    void findsTheTaskItsStarterDidNotLiveToRecord() {
        var process = running();
        stage.database.update("UPDATE processes SET task_arn = NULL");
        stage.ecs.stop(stage.task(process), "EssentialContainerExited", "gone", null, 7);
        stage.ecs.takeEvents();

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("failed");
        assertThat(stage.column("exit_code", process)).isEqualTo("7");
    }

    @Test
    void takesATaskThatNobodyKnowsForLostAfterAnHourOnly() {
        var process = running();
        stage.database.update("UPDATE processes SET task_arn = 'arn:aws:ecs:x:y:task/unknown'");
        stage.minutes(55);
        assertThat(stage.status(process)).isEqualTo("running");

        stage.minutes(7);

        assertThat(stage.status(process)).isEqualTo("lost");
    }

    @Test
    void provesNothingWhileEcsDoesNotAnswer() {
        var process = running();
        // Old enough to be lost, if its task were known to be unknown.
        stage.database.update("UPDATE processes SET starting_at = starting_at - interval '2 hours'");
        for (int i = 0; i < 10; i++)
            stage.ecs.plan("DescribeTasks", new Fault.Refused(500, "ServerException", "later"));
        stage.minutes(10);
        assertThat(stage.status(process)).isEqualTo("running");

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("lost");
    }

    @Test
    void ignoresNewsThatAreOldOrDoubled() {
        var process = stage.starting();
        var first = stage.ecs.takeEvents();
        stage.ecs.enter(stage.task(process), "RUNNING");
        stage.hearAll();
        first.forEach(stage::hear);

        assertThat(stage.column("ecs_version", process)).isEqualTo("2");
        stage.ecs.stop(stage.task(process), "TaskFailedToStart", "x", null, null);
        var last = stage.ecs.takeEvents();
        last.forEach(stage::hear);
        last.forEach(stage::hear);
        assertThat(stage.settledEvents(process)).isEqualTo(1);
    }

    private UUID running() {
        var process = stage.starting();
        stage.ecs.enter(stage.task(process), "RUNNING");
        stage.hearAll();
        stage.claimed(process).close();
        return process;
    }
}
