package dev.dispatcher.events.processing;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Reaction.Done;
import dev.dispatcher.events.Reaction.Refused;
import dev.dispatcher.events.Reaction.Result;
import dev.dispatcher.events.Reaction.Unavailable;
import dev.dispatcher.events.Reactions;
import dev.dispatcher.platform.TokenShape;
import dev.dispatcher.platform.lambda.LogContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lets a reaction run against its deadline, on a thread that can be left behind.
@Singleton
final class Attempts {

    /// What a reaction may take before the batch uses the time to write down what is done already.
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Reactions reactions;
    private final EventsConfig config;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("reaction-", 0).factory());

    Attempts(Reactions reactions, EventsConfig config) {
        this.reactions = reactions;
        this.config = config;
    }

    sealed interface Outcome {}

    record Succeeded(Done done) implements Outcome {}

    record Failed(Failure failure) implements Outcome {}

    /// `meanwhile` runs once if the reaction takes its time.
    Outcome run(Delivery delivery, Runnable meanwhile) {
        var ended = new CountDownLatch(1);
        var running = threads.submit(() -> react(delivery, ended));
        try {
            return outcome(running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            meanwhile.run();
            return waitFor(running, ended);
        } catch (ExecutionException thrown) {
            return threw(thrown);
        } catch (InterruptedException interrupted) {
            throw stopped(running, interrupted);
        }
    }

    private Result react(Delivery delivery, CountDownLatch ended) {
        try (var _ = LogContext.ofEvent(delivery.id())) {
            return Objects.requireNonNull(reactions.to(delivery), "the reaction answered nothing");
        } finally {
            ended.countDown();
        }
    }

    private Outcome waitFor(Future<Result> running, CountDownLatch ended) {
        try {
            return outcome(running.get(config.processTimeout().minus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return timedOut(running, ended);
        } catch (ExecutionException thrown) {
            return threw(thrown);
        } catch (InterruptedException interrupted) {
            throw stopped(running, interrupted);
        }
    }

    private Outcome timedOut(Future<Result> running, CountDownLatch ended) {
        running.cancel(true);
        var reason = "no result within " + config.processTimeout().toMillis() / 1000.0 + " s";
        return new Failed(new Failure.TimedOut(reason, !endsAfterAll(ended)));
    }

    private static boolean endsAfterAll(CountDownLatch ended) {
        try {
            return ended.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outcome outcome(Result result) {
        return switch (result) {
            case Done done -> new Succeeded(done);
            case Unavailable(var reason, var retryAfter) -> new Failed(new Failure.ForNow(reason, retryAfter));
            case Refused(var reason) -> new Failed(new Failure.ForGood(reason));
        };
    }

    private static Outcome threw(ExecutionException thrown) {
        var cause = thrown.getCause() == null ? thrown : thrown.getCause();
        var name = cause.getClass().getSimpleName();
        // Somebody else's words, which may quote what they tripped over.
        var reason = cause.getMessage() == null ? name : name + ": " + TokenShape.masked(cause.getMessage());
        return new Failed(new Failure.ForNow(reason, null));
    }

    private static IllegalStateException stopped(Future<Result> running, InterruptedException interrupted) {
        running.cancel(true);
        Thread.currentThread().interrupt();
        return new IllegalStateException("the worker was interrupted", interrupted);
    }
}
