package dev.dispatcher.events.recovery;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Reaction.Refused;
import dev.dispatcher.events.processing.EventProcessing;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.TestQueues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class SweeperTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Machine machine = Machine.withQueues(Map.of("EVENT_SWEEP_EVERY", "50ms"));
    private final String events = machine.url("EVENTS_QUEUE_URL");
    private final String deadLetters = machine.url("EVENTS_DLQ_URL");

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void everythingIsSentAgainAfterAPurge() {
        var ids = machine.accept(25);
        TestQueues.purge(events);
        machine.sweep();
        assertThat(TestQueues.visible(events)).as("nothing is due yet").isZero();

        ids.forEach(machine::passTime);
        machine.sweep();
        assertThat(bodies(TestQueues.receive(events, 25, SOON)))
                .hasSameElementsAs(ids.stream()
                        .map(id -> "{\"v\":1,\"event_id\":\"" + id + "\"}")
                        .toList());
    }

    @Test
    void aParkedEventIsReportedOnceAndRunsAgainWhenItsNoticeComesBack() {
        var id = parked();

        machine.sweep();
        machine.sweep();
        var notices = TestQueues.receive(deadLetters, 2, Duration.ofSeconds(2));
        assertThat(bodies(notices))
                .containsExactly("{\"v\":1,\"event_id\":\"%s\",\"parked\":\"%s\"}"
                        .formatted(id, machine.column("lease_token", id)));
        assertThat(machine.column("wake_at", id)).isEqualTo("null");

        machine.play().when(id, _ -> dev.dispatcher.events.Reaction.Done.NOTHING_TO_WRITE);
        assertThat(redrive(notices.getFirst())).isEqualTo(Unfinished.NONE);
        assertThat(machine.status(id)).isEqualTo(EventStatus.PROCESSED);
        assertThat(machine.attempts(id)).isEqualTo("1=failed 1=succeeded");
    }

    @Test
    void aNoticeOfAnEarlierParkingIsAcknowledgedAndDoesNothing() {
        var id = parked();
        machine.sweep();
        var first = TestQueues.receive(deadLetters, 1, SOON).getFirst();
        machine.the(Reruns.class).rerun(id);
        machine.process(id);
        assertThat(machine.status(id)).isEqualTo(EventStatus.FAILED);
        var parked = machine.column("events", id);

        assertThat(redrive(first)).isEqualTo(Unfinished.NONE);
        assertThat(machine.column("events", id)).isEqualTo(parked);
    }

    @Test
    void aNoticeTheQueueDidNotTakeStaysDue() {
        try (var cutOff = Machine.withoutQueues(Map.of())) {
            var id = cutOff.accept();
            cutOff.play().when(id, _ -> new Refused("no"));
            cutOff.process(id);

            cutOff.sweep();
            assertThat(cutOff.column("wake_at > clock_timestamp()", id)).isEqualTo("true");
            assertThat(cutOff.status(id)).isEqualTo(EventStatus.FAILED);
        }
    }

    @Test
    void aDeadWorkersEventIsWokenAndSaysSo() {
        var id = machine.accept();
        machine.database.update(
                "UPDATE events SET status = 'processing', attempts = 1, lease_token = 9,"
                        + " started_at = clock_timestamp(), lease_expires_at = clock_timestamp() WHERE id = ?",
                id);
        TestQueues.purge(events);
        machine.passTime(id);

        machine.sweep();
        assertThat(TestQueues.receive(events, 1, SOON)).hasSize(1);
        assertThat(machine.event(id).error()).isEqualTo("worker lost: lease expired");
        assertThat(machine.attempts(id)).isEqualTo("1=lost");
    }

    @Test
    void moreThanOneSweepfulIsSentInOneGo() {
        machine.database.update("""
                INSERT INTO events (id, type, payload, wake_at)
                SELECT gen_random_uuid(), 'test.play', '{}', clock_timestamp() FROM generate_series(1, 1100)
                """);

        machine.sweep();
        eventually("all are there", SOON, () -> TestQueues.visible(events) == 1100);
    }

    @Test
    void recoveryGoesOnUntilItsTimeIsNearlyUpAndReportsOnce() {
        var early = machine.accept();
        machine.process(early);
        parked();
        var overdue = machine.accept();
        machine.database.update(
                "UPDATE events SET wake_at = clock_timestamp() - interval '5 minutes' WHERE id = ?", overdue);
        TestQueues.purge(events);
        var late = machine.accept();
        var recovery = java.util.concurrent.CompletableFuture.runAsync(
                () -> machine.the(EventRecovery.class).recover(Deadline.in(Duration.ofSeconds(7))));
        eventually(
                "it has swept",
                SOON,
                () -> machine.column("wake_count", overdue).equals("1"));

        machine.passTime(late);
        eventually(
                "it sweeps again",
                SOON,
                () -> machine.column("wake_count", late).equals("1"));
        assertThat(recovery).succeedsWithin(SOON);
        var line = machine.metrics()
                .lines()
                .filter(text -> text.contains("events_queued"))
                .toList();
        assertThat(line)
                .singleElement()
                .satisfies(figures -> assertThat(figures)
                        .contains(
                                "\"events_queued\":2",
                                "\"events_processing\":0",
                                "\"events_processed\":1",
                                "\"events_failed\":1")
                        .contains("\"events_lost_last_hour\":0")
                        .containsPattern("\"events_oldest_overdue_seconds\":(29|30)\\d"));
    }

    private UUID parked() {
        var id = machine.accept();
        machine.play().when(id, _ -> new Refused("no"));
        machine.process(id);
        return id;
    }

    private Unfinished redrive(Message notice) {
        var message = new Incoming(notice.messageId(), Machine.arn("events"), "receipt", notice.body());
        return machine.the(EventProcessing.class).process(List.of(message), Deadline.in(Duration.ofSeconds(90)));
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }
}
