package dev.dispatcher.local.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// What strikes everybody at once, each at its point of progress.
final class Disasters {

    private static final int EVENTS_A_ROUND = 20_000;
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    private final World world;
    private final int events;
    private final Queue<Disaster> coming = new ArrayDeque<>();
    private volatile long waiting;

    Disasters(World world, int events) {
        this.world = world;
        this.events = events;
        int rounds = Math.ceilDiv(events, EVENTS_A_ROUND);
        for (int round = 0; round < rounds; round++) announce(round, rounds);
    }

    private void announce(int round, int rounds) {
        for (var disaster : List.of(
                new Disaster(0.10, "SESSIONS_TERMINATED", world.postgres::terminateSessions),
                new Disaster(0.25, "QUEUE_PURGED", world.queues::purge),
                new Disaster(0.35, "QUEUE_OUT_OF_REACH", this::cutTheQueueOff),
                new Disaster(0.50, "POSTGRES_CRASHED", world.postgres::crashAndRestart),
                new Disaster(0.65, "SESSIONS_TERMINATED", world.postgres::terminateSessions),
                new Disaster(0.75, "QUEUE_PURGED", world.queues::purge),
                new Disaster(0.90, "SESSIONS_TERMINATED", world.postgres::terminateSessions))) {
            coming.add(new Disaster((round + disaster.progress) / rounds, disaster.name, disaster.blow));
        }
    }

    /// How many events were on their way at the last glance.
    long waiting() {
        return waiting;
    }

    boolean areOver() {
        return coming.isEmpty();
    }

    void strike() {
        waiting = world.waiting();
        var next = coming.peek();
        if (next == null || world.ledger.count() < next.progress * events) return;
        coming.remove();
        world.chaos.count(next.name);
        next.blow.run();
    }

    private void cutTheQueueOff() {
        world.queues.network().cut();
        Chaos.freeze(OUTAGE);
        world.queues.network().mend();
    }

    private record Disaster(double progress, String name, Runnable blow) {}
}
