package dev.dispatcher.local.faults;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.events.recovery.EventRecovery;
import dev.dispatcher.testing.mortal.Crash;
import java.time.Duration;

/// The recovery function, on one thread.
final class Sweeper implements Runnable {

    private static final Duration EVERY = Duration.ofMillis(200);

    private final World world;
    private final Actor actor;
    private final EventRecovery recovery;

    Sweeper(World world) {
        this.world = world;
        this.actor = new Actor(world.chaos);
        this.recovery = world.context("event-recovery", actor).getBean(EventRecovery.class);
    }

    @Override
    public void run() {
        while (!world.isOver()) {
            try {
                actor.succeed();
                recovery.sweep();
            } catch (Crash | SqlFailure _) {
                // the next one finds what this one left
            }
            Chaos.freeze(EVERY);
        }
    }
}
