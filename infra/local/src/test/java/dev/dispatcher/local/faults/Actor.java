package dev.dispatcher.local.faults;

import dev.dispatcher.testing.mortal.Crash;
import dev.dispatcher.testing.mortal.Fate;
import java.time.Duration;

/// One process of the simulation: publisher, worker or sweeper. Once dead, nothing it says reaches the database, until
/// its successor takes its place.
final class Actor implements Fate {

    private static final Duration FREEZE = Duration.ofSeconds(3);

    private final Chaos chaos;
    private volatile boolean dead;

    Actor(Chaos chaos) {
        this.chaos = chaos;
    }

    boolean isDead() {
        return dead;
    }

    void succeed() {
        dead = false;
    }

    /// Ends this process, from whichever of its threads.
    Crash die(String where) {
        dead = true;
        chaos.count(where);
        return new Crash(where);
    }

    @Override
    public void before(String statement) {
        if (dead) throw new Crash("dead");
        if (statement.contains("complete_events(") && chaos.happens(Chaos.FREEZES)) {
            chaos.count("FROZEN_BEYOND_LEASE");
            Chaos.freeze(FREEZE);
        }
        pass(statement, false);
    }

    @Override
    public void after(String statement) {
        pass(statement, true);
    }

    private void pass(String statement, boolean isOver) {
        for (var point : Point.values()) {
            if (point.isIn(statement, isOver) && chaos.strikes(point)) throw die(point.name());
        }
    }
}
