package dev.dispatcher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The four threads every contender gets.
final class Crowd implements AutoCloseable {

    static final int THREADS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("crowd-", 0).factory());

    /// What one of the threads has to do.
    @FunctionalInterface
    interface Share {
        void of(int thread, int pieces) throws Exception;
    }

    /// Shares the pieces out, lets all begin together, and says how long the last one needed.
    Duration share(int pieces, Share work) {
        var gate = new CountDownLatch(1);
        var running = new ArrayList<Callable<Void>>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            int mine = pieces / THREADS + (i < pieces % THREADS ? 1 : 0);
            running.add(() -> {
                gate.await();
                work.of(thread, mine);
                return null;
            });
        }
        var submitted = running.stream().map(threads::submit).toList();
        long start = System.nanoTime();
        gate.countDown();
        try {
            for (var one : submitted) one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
