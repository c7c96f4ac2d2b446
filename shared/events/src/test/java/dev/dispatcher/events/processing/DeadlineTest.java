package dev.dispatcher.events.processing;

import static dev.dispatcher.events.EventStatus.PROCESSED;
import static dev.dispatcher.events.EventStatus.QUEUED;
import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.platform.lambda.Unfinished;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final Machine machine = Machine.withoutQueues(Map.of("PROCESS_TIMEOUT", "300ms", "EVENT_GRACE", "1s"));
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        machine.close();
    }

    @Test
    void anAttemptPastItsDeadlineIsInterruptedAndWrittenDown() {
        var id = machine.accept();
        var interrupted = new AtomicBoolean();
        machine.play().when(id, _ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                interrupted.set(true);
            }
            return Done.NOTHING_TO_WRITE;
        });

        assertThat(machine.process(id)).isEqualTo(Unfinished.NONE);
        assertThat(interrupted).isTrue();
        assertThat(machine.status(id)).isEqualTo(QUEUED);
        assertThat(machine.attempts(id)).isEqualTo("1=timed_out");
        assertThat(machine.event(id).error()).isEqualTo("no result within 0.3 s");
        assertThat(machine.sandbox.reasons).isEmpty();
    }

    @Test
    void theBatchGoesOnBehindAnAttemptThatTimedOut() {
        var ids = machine.accept(3);
        machine.play().when(ids.getFirst(), _ -> waitInterruptibly());

        machine.process(ids.toArray(UUID[]::new));
        assertThat(ids).extracting(machine::status).containsExactly(QUEUED, PROCESSED, PROCESSED);
    }

    @Test
    void aReactionThatIgnoresItsInterruptEndsTheSandbox() {
        var ids = machine.accept(3);
        machine.play().always(_ -> waitWhateverHappens());

        var unfinished = machine.process(ids.toArray(UUID[]::new));
        var stuck = machine.play().order().getFirst();
        var others = ids.stream().filter(id -> !id.equals(stuck)).toList();
        assertThat(machine.play().order()).as("nothing more is begun").containsExactly(stuck);
        assertThat(machine.sandbox.reasons).hasSize(1);
        assertThat(machine.attempts(stuck)).isEqualTo("1=timed_out");
        assertThat(unfinished)
                .isEqualTo(new Unfinished(
                        Set.of(),
                        Set.of(others.getFirst().toString(), others.getLast().toString())));
        assertThat(others).allSatisfy(id -> {
            assertThat(machine.status(id)).isEqualTo(QUEUED);
            assertThat(machine.event(id).attempts()).isZero();
        });
        assertThat(machine.process(others.toArray(UUID[]::new))).isEqualTo(unfinished);
        assertThat(machine.play().order()).hasSize(1);
    }

    @Test
    void nothingIsStartedThatCannotBeFinishedInTime() {
        var ids = machine.accept(2);

        var unfinished = machine.process(ids, Duration.ofMillis(1200));
        assertThat(unfinished)
                .isEqualTo(new Unfinished(
                        Set.of(),
                        Set.of(ids.getFirst().toString(), ids.getLast().toString())));
        assertThat(machine.play().played).isEmpty();
        assertThat(ids)
                .allSatisfy(id -> assertThat(machine.event(id).attempts()).isZero());
    }

    @Test
    void whatIsNotReachedInTimeIsGivenBack() {
        var ids = machine.accept(3);
        machine.play().always(_ -> waitInterruptibly());

        var unfinished = machine.process(ids, Duration.ofMillis(1900));
        assertThat(machine.play().played).hasSizeBetween(1, 2);
        var untouched =
                ids.stream().filter(id -> !machine.play().order().contains(id)).toList();
        assertThat(unfinished.notStarted())
                .hasSameElementsAs(untouched.stream().map(UUID::toString).toList());
        assertThat(untouched)
                .isNotEmpty()
                .allSatisfy(id -> assertThat(machine.event(id).attempts()).isZero());
    }

    @Test
    void aLongBatchRenewsItsLeaseAndStartsNothingThatWasTakenAway() {
        var small = Machine.withoutQueues(
                Map.of("PROCESS_TIMEOUT", "5s", "EVENT_LEASE_MARGIN", "1300ms", "EVENT_GRACE", "1s"));
        try (small) {
            var ids = small.accept(3);
            small.play().always(delivery -> {
                if (small.play().played.size() > 1) return Done.NOTHING_TO_WRITE;
                var others =
                        ids.stream().filter(id -> !id.equals(delivery.id())).toList();
                takeAway(small, others.getLast());
                eventually("300 ms and more are over", Duration.ofSeconds(3), elapsed(Duration.ofMillis(400)));
                return Done.NOTHING_TO_WRITE;
            });
            small.process(ids.toArray(UUID[]::new));

            assertThat(small.play().order()).hasSize(2);
            var second = small.play().order().getLast();
            assertThat(small.column("started_at > received_at + interval '300 milliseconds'", second))
                    .isEqualTo("true");
            assertThat(small.status(second)).isEqualTo(PROCESSED);
        }
    }

    private static void takeAway(Machine machine, UUID id) {
        machine.database.update("UPDATE events SET lease_token = lease_token + 1 WHERE id = ?", id);
    }

    private static java.util.function.BooleanSupplier elapsed(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() > end;
    }

    private Done waitInterruptibly() {
        try {
            never.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Done.NOTHING_TO_WRITE;
    }

    private Done waitWhateverHappens() {
        while (true) {
            try {
                if (never.await(20, TimeUnit.SECONDS)) return Done.NOTHING_TO_WRITE;
            } catch (InterruptedException _) {
                // on purpose
            }
        }
    }
}
