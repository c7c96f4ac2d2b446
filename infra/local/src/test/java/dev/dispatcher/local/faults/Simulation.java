package dev.dispatcher.local.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/// One run: publishers, workers and sweepers at work while everything breaks; then quiet, until all has come to its
/// end or patience is over.
record Simulation(long seed, int events, int sweepers, Duration patience) {

    private static final int WORKERS = 6;
    private static final int PUBLISHERS = 2;
    private static final int CROWD = 600;
    private static final Duration GLANCE = Duration.ofMillis(50);

    /// What became of everything, and how often each fault struck.
    record Outcome(Verdict verdict, Map<String, Long> faults) {}

    Outcome run() {
        var log = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var usual = log.getLevel();
        log.setLevel(Level.OFF); // thousands of faults would each tell their story
        try (var world = new World(seed, "1s")) {
            return run(world);
        } finally {
            log.setLevel(usual);
        }
    }

    private Outcome run(World world) {
        var disasters = new Disasters(world, events);
        var threads = new ArrayList<Thread>();
        for (var actor : actors(world, disasters)) {
            threads.add(Thread.ofPlatform().daemon().start(actor));
        }
        long start = System.nanoTime();
        while (world.ledger.count() < events || !disasters.areOver()) {
            disasters.strike();
            Chaos.freeze(GLANCE);
        }
        world.chaos.end();
        long quiet = System.nanoTime();
        while (world.waiting() > 0 && System.nanoTime() - quiet < patience.toNanos()) Chaos.freeze(GLANCE);
        long end = System.nanoTime();
        world.end();
        threads.forEach(Simulation::join);
        var outcome = new Outcome(Verdict.on(world), world.chaos.tally());
        System.out.printf(
                "%n%s%n  %.1f s of trouble, %.1f s until all was quiet%n  %s%n  %s%n",
                this, (quiet - start) / 1e9, (end - quiet) / 1e9, outcome.faults, outcome.verdict);
        return outcome;
    }

    private List<Runnable> actors(World world, Disasters disasters) {
        var actors = new ArrayList<Runnable>();
        for (int i = 0; i < WORKERS; i++) actors.add(new Worker(world));
        for (int i = 0; i < sweepers; i++) actors.add(new Sweeper(world));
        for (int i = 0; i < PUBLISHERS; i++) {
            actors.add(new Publisher(world, events, () -> disasters.waiting() > CROWD));
        }
        return actors;
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
