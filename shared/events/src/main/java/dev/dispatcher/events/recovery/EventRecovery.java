package dev.dispatcher.events.recovery;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Wakeups;
import dev.dispatcher.events.recovery.Sweeps.Overdue;
import dev.dispatcher.platform.lambda.Deadline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// Finds what should have moved by now and has it move: re-sends wake-ups, closes lost attempts, reports parked
/// events. Any number may run at once, and any of them may die anywhere.
@Singleton
public final class EventRecovery {

    private static final Duration RESERVE = Duration.ofSeconds(5);

    private final Sweeps sweeps;
    private final Wakeups wakeups;
    private final DeadLetters deadLetters;
    private final EventMonitor monitor;
    private final EventsConfig config;

    EventRecovery(Sweeps sweeps, Wakeups wakeups, DeadLetters deadLetters, EventMonitor monitor, EventsConfig config) {
        this.sweeps = sweeps;
        this.wakeups = wakeups;
        this.deadLetters = deadLetters;
        this.monitor = monitor;
        this.config = config;
    }

    /// Sweeps again and again until the time is nearly up, and reports once.
    public void recover(Deadline deadline) {
        sweep();
        monitor.report();
        while (deadline.hasLeft(config.sweepEvery().plus(RESERVE)) && pause()) sweep();
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

    /// Everything that is due right now. The sweep is committed before anything is sent: a row that was not sent
    /// after all comes up again by its new `wake_at`.
    public void sweep() {
        List<Overdue> overdue;
        do {
            overdue = sweeps.sweep(config);
            wakeups.now(overdue.stream()
                    .filter(row -> row.status() == EventStatus.QUEUED)
                    .map(Overdue::id)
                    .toList());
            overdue.stream()
                    .filter(row -> row.status() == EventStatus.FAILED)
                    .filter(deadLetters::report)
                    .toList()
                    .forEach(sweeps::noticed);
        } while (overdue.size() == Sweeps.ROWS_MAX);
    }
}
