package dev.dispatcher.local.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The dice of one simulation, and the tally of what they did. The same seed throws the same numbers; which thread
/// gets which is up to the machine.
final class Chaos {

    static final double DUPLICATES = 0.05;
    static final double DROPS = 0.02;
    static final double FREEZES = 0.003;
    static final double SHORT_OF_TIME = 0.01;

    private final Random random;
    private final Map<String, AtomicLong> tally = new ConcurrentHashMap<>();
    private volatile boolean over;

    Chaos(long seed) {
        this.random = new Random(seed);
    }

    boolean happens(double share) {
        return !over && random.nextDouble() < share;
    }

    /// Whether an actor dies at this point: by chance, and surely when it is the first to come there.
    boolean strikes(Point point) {
        return happens(tally.containsKey(point.toString()) ? point.share() : 1);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    void count(Object what) {
        tally.computeIfAbsent(what.toString(), _ -> new AtomicLong()).incrementAndGet();
    }

    /// How often each thing happened.
    Map<String, Long> tally() {
        var counts = new TreeMap<String, Long>();
        tally.forEach((what, count) -> counts.put(what, count.get()));
        return counts;
    }

    /// From now on nothing goes wrong any more that has not gone wrong already.
    void end() {
        over = true;
    }

    /// As long as a process is stopped, or its machine is busy elsewhere.
    static void freeze(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
