package dev.dispatcher.standins;

import java.time.Duration;

/// Lets a stand-in go by itself, for people to watch.
public final class Heart implements AutoCloseable {

    private static final Duration BEAT = Duration.ofMillis(250);

    private final Thread thread;

    public Heart(String name, Runnable beat) {
        this.thread = Thread.ofVirtual().name(name).unstarted(() -> go(beat));
    }

    private static void go(Runnable beat) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(BEAT);
                beat.run();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
