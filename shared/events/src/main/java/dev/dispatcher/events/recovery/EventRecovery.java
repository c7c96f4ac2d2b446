package dev.dispatcher.events.recovery;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Wakeups;
import dev.dispatcher.events.recovery.Sweeps.Overdue;
import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what should have moved by now and has it move: re-sends wake-ups, closes lost attempts, reports parked
/// events. Any number may run at once, and any of them may die anywhere.
@Singleton
public final class EventRecovery {

    private static final Logger log = LoggerFactory.getLogger(EventRecovery.class);
    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final Sweeps sweeps;
    private final Wakeups wakeups;
    private final DeadLetters deadLetters;
    private final EventMonitor monitor;
    private final EventsConfig config;
    private final List<AlsoSwept> others;

    EventRecovery(
            Sweeps sweeps,
            Wakeups wakeups,
            DeadLetters deadLetters,
            EventMonitor monitor,
            EventsConfig config,
            List<AlsoSwept> others) {
        this.sweeps = sweeps;
        this.wakeups = wakeups;
        this.deadLetters = deadLetters;
        this.monitor = monitor;
        this.config = config;
        this.others = List.copyOf(others);
    }

    /// Reports, then sweeps again and again until the time is nearly up. In this order, because a backlog that
    /// takes all the time there is is what the figures are for. Who cannot sweep keeps nobody else from it, and is
    /// thrown at the end: an alarm rings.
    public void recover(Deadline deadline) {
        monitor.report();
        var failures = new ArrayList<RuntimeException>();
        do {
            sweepIfPossible(deadline, failures);
        } while (deadline.hasLeft(config.sweepEvery().plus(RESERVE)) && pause());
        if (!failures.isEmpty()) throw failures.getFirst();
    }

    /// A database that goes away in the middle of the minute may be back before its end.
    private void sweepIfPossible(Deadline deadline, List<RuntimeException> failures) {
        try {
            while (sweepSome() && deadline.hasLeft(RESERVE)) {}
            for (var other : others) sweep(other, deadline, failures);
        } catch (SqlFailure.Unreachable away) {
            log.warn("no sweep, the database cannot be reached: {}", away.getMessage());
        }
    }

    /// False when somebody wants this thread to end.
    private boolean pause() {
        try {
            Thread.sleep(config.sweepEvery());
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Everything that is due right now.
    public void sweep() {
        while (sweepSome()) {}
    }

    private static void sweep(AlsoSwept other, Deadline deadline, List<RuntimeException> failures) {
        try {
            while (deadline.hasLeft(RESERVE) && other.sweepSome()) {}
        } catch (SqlFailure.Unreachable away) {
            throw away;
        } catch (RuntimeException broken) {
            log.error("{} cannot sweep", other.getClass().getSimpleName(), broken);
            failures.add(broken);
        }
    }

    /// Whether there may be more. The sweep is committed before anything is sent: a row that was not sent after all
    /// comes up again by its new `wake_at`.
    private boolean sweepSome() {
        var overdue = sweeps.sweep(config);
        wakeups.now(overdue.stream()
                .filter(row -> row.status() == EventStatus.QUEUED)
                .map(Overdue::id)
                .toList());
        overdue.stream()
                .filter(row -> row.status() == EventStatus.FAILED)
                .filter(deadLetters::report)
                .toList()
                .forEach(sweeps::noticed);
        return overdue.size() == Sweeps.ROWS_MAX;
    }
}
