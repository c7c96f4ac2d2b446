package dev.dispatcher.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// Takes events in, one or a hundred to a transaction. Nobody processes them.
final class Inserts implements Contender {

    private final int together;
    private final List<Worker> workers;
    private final Crowd crowd;
    private final Postgres postgres;

    Inserts(int together, List<Worker> workers, Crowd crowd, Postgres postgres) {
        this.together = together;
        this.workers = workers;
        this.crowd = crowd;
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "(v) inserts, " + together + " to a transaction";
    }

    @Override
    public Duration run(int events) {
        var taken = crowd.share(events, (thread, mine) -> take(workers.get(thread), mine));
        postgres.forgetWaiting();
        return taken;
    }

    private void take(Worker worker, int events) {
        for (int from = 0; from < events; from += together) {
            if (together == 1) {
                worker.intake().accept(Worker.event(from));
                continue;
            }
            worker.intake()
                    .acceptAll(IntStream.range(from, Math.min(events, from + together))
                            .mapToObj(Worker::event)
                            .toList());
        }
    }
}
