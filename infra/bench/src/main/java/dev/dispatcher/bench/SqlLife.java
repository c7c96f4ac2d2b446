package dev.dispatcher.bench;

import dev.dispatcher.events.Delivery;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The life of an event as far as Postgres is concerned: inserted by itself, claimed and completed in batches.
final class SqlLife implements Contender {

    private final int batch;
    private final List<Worker> workers;
    private final Crowd crowd;
    private final SecureRandom random = new SecureRandom();

    SqlLife(int batch, List<Worker> workers, Crowd crowd) {
        this.batch = batch;
        this.workers = workers;
        this.crowd = crowd;
    }

    @Override
    public String name() {
        return "(i) event life in SQL, batch of " + batch;
    }

    @Override
    public Duration run(int events) {
        var waiting = new UUID[Crowd.THREADS][];
        var inserting = crowd.share(events, (thread, mine) -> waiting[thread] = insert(workers.get(thread), mine));
        return inserting.plus(crowd.share(events, (thread, _) -> process(workers.get(thread), waiting[thread])));
    }

    private static UUID[] insert(Worker worker, int events) {
        var ids = new UUID[events];
        for (int i = 0; i < events; i++) {
            ids[i] = worker.intake().accept(Worker.event(i)).id();
        }
        return ids;
    }

    private void process(Worker worker, UUID[] waiting) {
        for (int from = 0; from < waiting.length; from += batch) {
            var ids = List.of(waiting).subList(from, Math.min(waiting.length, from + batch));
            long token = random.nextLong();
            var claimed = worker.claims()
                    .claim(ids, token, batch == 1, worker.config().lease());
            var done =
                    worker.claims().complete(claimed.stream().map(Delivery::id).toList(), token);
            if (done.size() < ids.size()) throw new IllegalStateException(done.size() + " of " + ids);
        }
    }
}
