package dev.dispatcher.bench.producer;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Sends orders at a rate, whatever the answers take, and watches what becomes of them. An order is only repeated or
/// contradicted once the system shows it, so that what is good stays good.
final class Producer {

    private static final int IN_FLIGHT_MAX = 64;
    private static final int PERCENT = 100;
    private static final int BAR = 30;
    private static final Duration GLANCE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Plan plan;
    private final OrderPress press;
    private final Sightings sightings;
    private final Way way;
    private final PrintStream out;
    private final Random random = new Random(1);
    private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger duplicates = new AtomicInteger();
    private final AtomicInteger refusable = new AtomicInteger();
    private int conflictsOwed;
    private int duplicatesOwed;
    private volatile boolean isSent;

    Producer(Plan plan, OrderPress press, Sightings sightings, Way way, PrintStream out) {
        this.plan = plan;
        this.press = press;
        this.sightings = sightings;
        this.way = way;
        this.out = out;
    }

    Result run() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watching = threads.submit(this::watch);
            try {
                send(threads);
            } finally {
                isSent = true;
            }
            check(watching);
        }
        out.println();
        return result();
    }

    private void send(ExecutorService threads) {
        long start = System.nanoTime();
        var sendings = new ArrayList<Future<?>>();
        for (int i = 0; i < plan.orders(); i++) {
            waitUntil(start + i * 1_000_000_000L / plan.rate());
            var body = next(i);
            inFlight.acquireUninterruptibly();
            sendings.add(threads.submit(() -> {
                try {
                    way.send(body);
                } finally {
                    inFlight.release();
                }
            }));
        }
        for (var sending : sendings) check(sending);
    }

    private static void check(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// Good, unless the dice say otherwise. What shall be repeated before any order is visible is repeated later.
    private String next(int number) {
        int dice = random.nextInt(PERCENT);
        if (dice < plan.broken()) {
            refusable.incrementAndGet();
            return press.broken(number);
        }
        if (dice < plan.broken() + plan.conflicts()) conflictsOwed++;
        else if (dice < plan.broken() + plan.conflicts() + plan.duplicates()) duplicatesOwed++;
        var earlier = conflictsOwed + duplicatesOwed > 0 ? sightings.any(random) : Optional.<String>empty();
        return earlier.map(uid -> again(press.number(uid))).orElseGet(() -> fresh(number));
    }

    private String again(int number) {
        if (conflictsOwed >= duplicatesOwed) {
            conflictsOwed--;
            refusable.incrementAndGet();
            return press.other(number);
        }
        duplicatesOwed--;
        duplicates.incrementAndGet();
        return press.good(number);
    }

    private String fresh(int number) {
        good.incrementAndGet();
        sightings.sent(press.uid(number));
        return press.good(number);
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// Beside the sending, which must not wait for what it looks at. It ends once everything is visible, or nothing
    /// more comes.
    private void watch() {
        while (!isSent) {
            sightings.look();
            show();
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            sightings.lookThrough();
            show();
            int refused = sightings.refusals().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            if (sightings.count() == good.get() && refused >= refusable.get() && way.backlog() == 0) break;
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /// A duplicate leaves no trace: it is what was repeated, was taken, and is not to be found as anything else.
    private Result result() {
        var refusals = sightings.refusals();
        int conflict = refusals.getOrDefault("conflict", 0);
        int invalid = refusals.getOrDefault("invalid", 0) + refusals.getOrDefault("unparseable", 0);
        return new Result(
                sent(),
                good.get(),
                sightings.count(),
                Math.min(duplicates.get(), sent() - sightings.count() - conflict - invalid - way.backlog()),
                conflict,
                invalid,
                sightings.percentile(50),
                sightings.percentile(99));
    }

    private int sent() {
        return good.get() + duplicates.get() + refusable.get();
    }

    private void show() {
        int sent = sent();
        int full = BAR * sent / plan.orders();
        out.printf(
                "\r[%s%s] %,d of %,d sent, %,d visible ",
                "#".repeat(full), "-".repeat(BAR - full), sent, plan.orders(), sightings.count());
        out.flush();
    }
}
