package dev.dispatcher.bench;

import java.time.Duration;

/// `POST /events` by itself: through the api function, committed, sent to the queue. Nobody processes them.
final class Posts implements Contender {

    private final Door door;
    private final Crowd crowd;
    private final Postgres postgres;
    private final QueueAlone queue;

    Posts(Door door, Crowd crowd, Postgres postgres, QueueAlone queue) {
        this.door = door;
        this.crowd = crowd;
        this.postgres = postgres;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "POST /events alone, nobody processes";
    }

    @Override
    public Duration run(int events) {
        var took = crowd.share(events, (_, mine) -> {
            for (int i = 0; i < mine; i++) door.post();
        });
        queue.purge();
        postgres.forgetWaiting();
        return took;
    }
}
