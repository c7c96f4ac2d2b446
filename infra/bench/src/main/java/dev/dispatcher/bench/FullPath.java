package dev.dispatcher.bench;

import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.queues.LocalQueues;
import dev.dispatcher.local.queues.QueuePoller;
import dev.dispatcher.local.template.FunctionSpec.QueueTrigger;
import java.time.Duration;

/// Everything, as `make run` has it: HTTP function, commit, queue, poller, processor, commit, while more come in.
final class FullPath implements Contender {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(2);
    private static final QueueTrigger TRIGGER = new QueueTrigger("events", 10, Duration.ZERO, true, Crowd.THREADS);

    private final Door door;
    private final LocalQueues queues;
    private final FunctionPool processor;
    private final Crowd crowd;
    private final Postgres postgres;
    private final Samples postMillis = new Samples();

    FullPath(Door door, LocalQueues queues, FunctionPool processor, Crowd crowd, Postgres postgres) {
        this.door = door;
        this.queues = queues;
        this.processor = processor;
        this.crowd = crowd;
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "(iii) full path: POST, queue, poll, process";
    }

    @Override
    public Duration run(int events) {
        try (var _ = new QueuePoller(queues, TRIGGER, processor)) {
            long start = System.nanoTime();
            crowd.share(events, (_, mine) -> {
                for (int i = 0; i < mine; i++) post();
            });
            awaitAll();
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    Samples postMillis() {
        return postMillis;
    }

    private void post() {
        long start = System.nanoTime();
        door.post();
        postMillis.add((System.nanoTime() - start) / 1e6);
    }

    private void awaitAll() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (postgres.waiting() > 0) {
            if (System.nanoTime() > end) throw new IllegalStateException(postgres.waiting() + " events are left");
            glance();
        }
    }

    private static void glance() {
        try {
            Thread.sleep(GLANCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
