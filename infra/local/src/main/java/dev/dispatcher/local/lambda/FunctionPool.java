package dev.dispatcher.local.lambda;

import dev.dispatcher.local.template.FunctionSpec;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One function and its sandboxes: made when all others are busy, up to a cap, and used again while they can be.
public final class FunctionPool implements AutoCloseable {

    static final int INSTANCES_MAX = 32;
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(FunctionPool.class);

    private final Deployment deployment;
    private final Semaphore free = new Semaphore(INSTANCES_MAX, true);
    private final ConcurrentLinkedDeque<Instance> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger made = new AtomicInteger();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    FunctionPool(Deployment deployment) {
        this.deployment = deployment;
    }

    public FunctionSpec function() {
        return deployment.function();
    }

    /// How many sandboxes there have been so far.
    public int made() {
        return made.get();
    }

    /// Which variables have been asked for in all the requests that are over.
    public Set<String> asked() {
        return Set.copyOf(asked);
    }

    /// Builds a sandbox ahead of the first request. Throws what building it throws.
    public void warm() {
        var instance = instance();
        asked.addAll(instance.asked());
        idle.addFirst(instance);
    }

    /// Runs the handler, waiting at most `patience` for a sandbox that is free.
    public Answer invoke(String event, Duration patience) {
        try {
            if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) return new Answer.Throttled();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Throttled();
        }
        try {
            return invoke(event);
        } finally {
            free.release();
        }
    }

    private Answer invoke(String event) {
        Instance instance;
        try {
            // The most recently used one, so that the others stay idle.
            var waiting = idle.pollFirst();
            instance = waiting == null ? instance() : waiting;
        } catch (RuntimeException e) {
            log.error("{}: no sandbox", function().name(), e);
            return new Answer.Failed(String.valueOf(e.getMessage()));
        }
        var answer = instance.invoke(event);
        asked.addAll(instance.asked());
        if (instance.isUsable()) idle.addFirst(instance);
        else Thread.ofVirtual().start(instance::close); // closing may take as long as what hangs in there
        return answer;
    }

    private Instance instance() {
        return new Instance(deployment, made.incrementAndGet());
    }

    /// Lets running invocations finish, for a while.
    @Override
    public void close() {
        try {
            if (!free.tryAcquire(INSTANCES_MAX, PATIENCE_AT_END.toNanos(), TimeUnit.NANOSECONDS)) {
                log.warn("{}: still running at the end", function().name());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        for (var instance = idle.pollFirst(); instance != null; instance = idle.pollFirst()) instance.close();
    }
}
