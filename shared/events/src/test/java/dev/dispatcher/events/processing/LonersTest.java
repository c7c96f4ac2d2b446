package dev.dispatcher.events.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.events.Scale;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LonersTest {

    private static final Machine MACHINE = Machine.withoutQueues(Map.of());
    private static volatile Thread worker = Thread.currentThread();

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    @Test
    void whatWasLostOnceRunsAloneAndLast() {
        int before = MACHINE.play().played.size();
        var suspects = MACHINE.accept(2);
        suspects.forEach(id -> MACHINE.database.update("UPDATE events SET alone = true WHERE id = ?", id));
        var fresh = MACHINE.accept(2);
        suspects.forEach(id -> MACHINE.play().when(id, _ -> {
            var running =
                    MACHINE.database.list("SELECT id FROM events WHERE status = 'processing'", row -> row.uuid("id"));
            assertThat(running).containsExactly(id);
            return Done.NOTHING_TO_WRITE;
        }));

        MACHINE.process(suspects.getFirst(), fresh.getFirst(), suspects.getLast(), fresh.getLast());
        assertThat(MACHINE.play().order().subList(before, before + 2)).hasSameElementsAs(fresh);
        assertThat(MACHINE.play().order().subList(before + 2, before + 4)).hasSameElementsAs(suspects);
        assertThat(suspects).allSatisfy(id -> assertThat(MACHINE.attempts(id)).isEqualTo("1=succeeded"));
    }

    @Test
    void nineGoodEventsLoseNothingToTheKillerAmongThem() {
        var random = new Random(7);
        for (int round = 0; round < Scale.of(6, 100); round++) {
            var batch = MACHINE.accept(10);
            var killer = batch.get(random.nextInt(batch.size()));
            MACHINE.play().when(killer, _ -> killTheWorker());

            processUntilTheEnd(batch);
            assertThat(MACHINE.status(killer)).isEqualTo(EventStatus.FAILED);
            assertThat(MACHINE.attempts(killer)).isEqualTo("1=lost 1=lost 2=lost 3=lost");
            assertThat(batch).filteredOn(id -> !id.equals(killer)).allSatisfy(id -> {
                assertThat(MACHINE.status(id)).isEqualTo(EventStatus.PROCESSED);
                assertThat(MACHINE.event(id).attempts()).isEqualTo(1);
            });
        }
    }

    /// The batch is delivered again and again, as a queue does it; who dies leaves everything as it was.
    private static void processUntilTheEnd(List<UUID> batch) {
        worker = Thread.currentThread();
        for (int delivery = 0; delivery < 6; delivery++) {
            try {
                MACHINE.process(batch.toArray(UUID[]::new));
            } catch (IllegalStateException died) {
                assertThat(Thread.interrupted()).isTrue();
            }
            batch.stream()
                    .filter(id -> MACHINE.status(id) == EventStatus.PROCESSING)
                    .forEach(MACHINE::passTime);
            MACHINE.sweep();
        }
    }

    /// As near to a dead process as one thread gets: nothing of this round is written any more.
    private static Done killTheWorker() {
        worker.interrupt();
        try {
            Thread.currentThread().join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Done.NOTHING_TO_WRITE;
    }
}
