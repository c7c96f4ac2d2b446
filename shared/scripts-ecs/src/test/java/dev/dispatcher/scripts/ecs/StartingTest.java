package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.scripts.Environment;
import dev.dispatcher.scripts.starting.ProcessLaunch;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.ecs.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From the line to a task, once, through the real client.
class StartingTest {

    private final Stage stage = new Stage(Map.of("SCRIPTS_RUNNING_MAX", "3"));

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void asksForATaskThatIsToldItsIdAndNothingElse() {
        var process = stage.queue(new Environment(Map.of("TOKEN", "canary-7f3a")));
        stage.processEvents();

        var request = stage.task(process).request();
        assertThat(stage.status(process)).isEqualTo("starting");
        assertThat(stage.column("task_arn", process))
                .isEqualTo(stage.task(process).arn());
        assertThat(request.path("clientToken").asText()).isEqualTo(process.toString());
        assertThat(request.path("startedBy").asText()).isEqualTo(process.toString());
        assertThat(request.path("launchType").asText()).isEqualTo("FARGATE");
        assertThat(request.at("/networkConfiguration/awsvpcConfiguration/assignPublicIp")
                        .asText())
                .isEqualTo("DISABLED");
        assertThat(request.path("overrides").toString())
                .isEqualTo("{\"containerOverrides\":[{\"name\":\"agent\",\"environment\":"
                        + "[{\"name\":\"PROCESS_ID\",\"value\":\"" + process + "\"}]}]}");
        assertThat(request.toString()).doesNotContain("canary-7f3a", "echo");
    }

    @Test
    void startsAsManyAsThereIsRoomForInTheOrderTheyCame() {
        var processes = stage.queue(5);
        stage.processEvents();

        assertThat(processes)
                .map(stage::status)
                .containsExactly("starting", "starting", "starting", "queued", "queued");
        try (var agent = stage.claimed(processes.get(1))) {
            agent.finish("ended", 0, null);
        }
        stage.recover();
        stage.processEvents();
        assertThat(processes)
                .map(stage::status)
                .containsExactly("starting", "finished", "starting", "starting", "queued");
    }

    @Test
    void fillsAPlaceWhenItHearsThatATaskIsOver() {
        var processes = stage.queue(4);
        stage.processEvents();
        try (var agent = stage.claimed(processes.getFirst())) {
            agent.finish("ended", 0, null);
        }
        stage.ecs.stop(stage.task(processes.getFirst()), "EssentialContainerExited", "done", null, 0);

        stage.hearAll();
        stage.processEvents();

        assertThat(stage.status(processes.get(3))).isEqualTo("starting");
    }

    @Test
    void goesBackIntoTheLineWhenThereIsNoCapacityAndSpendsNoAttempt() {
        stage.ecs.plan("RunTask", new Fault.Failures("RESOURCE:FARGATE"));
        var process = stage.starting();

        assertThat(stage.status(process)).isEqualTo("queued");
        assertThat(stage.column("waits_for", process)).isEqualTo("RESOURCE:FARGATE");
        assertThat(stage.database.list("SELECT status FROM events", row -> row.text("status")))
                .containsExactly("processed");
        stage.recover();
        stage.processEvents();
        assertThat(stage.ecs.tasks()).as("its time has not come").isEmpty();

        stage.minutes(1);
        assertThat(stage.status(process)).isEqualTo("starting");
        assertThat(stage.ecs.tasks()).hasSize(1);
    }

    @Test
    void waitsLongerEachTimeAndNotForEver() {
        for (int i = 0; i < 400; i++) stage.ecs.plan("RunTask", new Fault.Failures("RESOURCE:FARGATE"));
        var process = stage.starting();

        stage.minutes(60);
        assertThat(Integer.parseInt(stage.column("refusals", process))).isBetween(8, 12);
        stage.pass(Duration.ofHours(24));
        stage.recover();
        assertThat(stage.status(process)).isEqualTo("start_failed");
        assertThat(stage.column("reason", process)).contains("24 hours");
    }

    @Test
    void takesTheLimitOfTheAccountForWantOfRoom() {
        var words = "You've reached the limit on the number of tasks";
        stage.ecs.plan("RunTask", new Fault.Refused(400, "ClientException", words));

        assertThat(stage.status(stage.starting())).isEqualTo("queued");
    }

    /// A throttled call says nothing about the one before it, whose task may be on its way to claim the process.
    @Test
    void asksAgainWhenItAskedTooOftenAndTurnsNoAgentAway() {
        stage.ecs.plan("RunTask", new Fault.AnswerLost());
        stage.ecs.plan("RunTask", new Fault.Refused(400, "ThrottlingException", "Rate exceeded"));
        var process = stage.starting();
        stage.ecs.takeEvents(); // or the news would say that there is a task
        stage.minutes(1);
        assertThat(stage.column("waits_for", process)).contains("Rate exceeded");

        try (var agent = stage.claimed(process)) {
            agent.finish("ended", 0, null);
        }

        stage.minutes(3);
        assertThat(stage.status(process)).isEqualTo("finished");
        assertThat(stage.ecs.tasks()).hasSize(1);
    }

    @Test
    void failsWhatIsRefusedForGood() {
        stage.ecs.plan("RunTask", new Fault.Refused(400, "InvalidParameterException", "no such subnet"));
        var process = stage.starting();

        assertThat(stage.status(process)).isEqualTo("start_failed");
        assertThat(stage.column("reason", process)).contains("no such subnet");
        assertThat(stage.settledEvents(process)).isEqualTo(1);
    }

    @Test
    void takesTheTaskOfAnEarlierCallWithOtherParametersForItsOwn() {
        stage.ecs.plan("RunTask", new Fault.AnswerLost());
        var process = stage.starting();
        try (var later = new Stage(Map.of("SCRIPTS_SUBNETS", "subnet-3", "AWS_ENDPOINT_URL_ECS", stage.ecs.url()))) {
            var answer = later.context.getBean(EcsTaskRunner.class).start(process);

            assertThat(answer).hasToString("Started[task=" + stage.task(process).arn() + "]");
        }
    }

    enum Point {
        NOTHING_DONE,
        TAKEN,
        CALL_UNHEARD,
        ANSWER_LOST,
        NOT_RECORDED,
        NOT_COMPLETED
    }

    @ParameterizedTest
    @EnumSource
    void startsOneTaskWhereverItDies(Point point) {
        var process = stage.queue();
        switch (point) {
            case NOTHING_DONE -> stage.database.update("UPDATE events SET status = 'processed', processed_at = now()");
            case TAKEN -> take(process);
            case CALL_UNHEARD -> {
                stage.ecs.plan("RunTask", new Fault.Unheard());
                launch(process);
                assertThat(stage.column("task_arn", process)).isEqualTo("null");
            }
            case ANSWER_LOST -> {
                stage.ecs.plan("RunTask", new Fault.AnswerLost());
                launch(process);
                assertThat(stage.column("task_arn", process)).isEqualTo("null");
            }
            case NOT_RECORDED -> {
                take(process);
                stage.context.getBean(EcsTaskRunner.class).start(process);
            }
            case NOT_COMPLETED -> launch(process);
        }

        stage.processEvents(); // the event is delivered again
        stage.minutes(5);

        assertThat(stage.ecs.tasksOf(process)).hasSize(1);
        assertThat(stage.ecs.tasks()).hasSize(1);
        assertThat(stage.column("task_arn", process))
                .isEqualTo(stage.task(process).arn());
        try (var agent = stage.claimed(process)) {
            agent.finish("ended", 0, null);
        }
        assertThat(stage.status(process)).isEqualTo("finished");
    }

    private void take(UUID process) {
        stage.database.list("SELECT take_process(?, 3)", _ -> process, process);
    }

    private void launch(UUID process) {
        stage.context.getBean(ProcessLaunch.class).launch(process);
    }

    @Test
    void neverStartsWhatWasStoppedWhileNobodyKnew() {
        stage.ecs.plan("RunTask", new Fault.AnswerLost());
        var process = stage.starting();
        assertThat(stage.column("task_arn", process)).isEqualTo("null");
        stage.stop(process);

        stage.minutes(2);

        assertThat(stage.status(process)).isEqualTo("killed");
        assertThat(stage.ecs.tasks()).hasSize(1);
        try (var agent = new TestAgent(stage.postgres, process)) {
            assertThat(agent.claim()).isEqualTo("taken");
        }
    }
}
