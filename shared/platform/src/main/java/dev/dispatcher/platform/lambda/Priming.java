package dev.dispatcher.platform.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.logs.Silence;
import dev.dispatcher.platform.queues.Queues;
import io.micronaut.context.BeanProvider;
import io.micronaut.crac.OrderedResource;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a function work before its snapshot is taken, so that the first request after a restore finds everything loaded
/// and compiled. Every way out is closed meanwhile: nothing is committed, sent or counted.
@Singleton
public final class Priming implements OrderedResource {

    /// Before the pool, which has 0: who asks a suspended pool for a connection waits for good.
    static final int BEFORE_THE_POOL = 100;

    private static final Logger log = LoggerFactory.getLogger(Priming.class);
    private static final int REPEATED = 30;
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    private final BeanProvider<Rehearsable> ways;
    private final BeanProvider<Queues> queues;
    private final BeanProvider<Metrics> metrics;
    private final List<Runnable> rounds = new CopyOnWriteArrayList<>();

    /// Asks for everything late: Micronaut makes this bean at every start, and what it held would be made with it.
    Priming(BeanProvider<Rehearsable> ways, BeanProvider<Queues> queues, BeanProvider<Metrics> metrics) {
        this.ways = ways;
        this.queues = queues;
        this.metrics = metrics;
    }

    /// Every request of the rehearsal has `time` left, which a function that works until its time is up should not
    /// have.
    public <E> void of(RequestHandler<E, ?> handler, Duration time, Rehearsal<E> rehearsal) {
        var entry = new RuntimeEntry<>(handler);
        rounds.add(() -> rehearsal.play(event -> entry.handle(event, new PrimingInvocation(time))));
    }

    @Override
    public int getOrder() {
        return BEFORE_THE_POOL;
    }

    /// Never fails: without it the function is slower at first, with a failure here it would not be deployed at all.
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        long end = System.nanoTime() + ENOUGH.toNanos();
        try {
            // The first is heard, because logging has to be ready too.
            for (var each : rounds) rehearse(each);
            log.info("primed in {} rounds", 1 + repeat(end));
        } catch (RuntimeException | LinkageError failure) {
            log.warn("not primed", failure);
        }
    }

    private int repeat(long end) {
        int round = 0;
        try (var _ = new Silence()) {
            for (; round < REPEATED && System.nanoTime() < end; round++) for (var each : rounds) rehearse(each);
        }
        return round;
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // the first request does the rest
    }

    private void rehearse(Runnable round) {
        var closed = round;
        for (var way : ways) {
            var inner = closed;
            closed = () -> way.rehearse(inner);
        }
        var last = closed;
        metrics.get().rehearse(() -> queues.get().rehearse(last));
    }
}
