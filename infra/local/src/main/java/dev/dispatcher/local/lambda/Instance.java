package dev.dispatcher.local.lambda;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.Sandbox;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One sandbox: a handler in a context of its own, on a thread of its own, for one request at a time.
final class Instance implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Instance.class);

    private final FunctionSpec function;
    private final AtomicBoolean spent = new AtomicBoolean();
    private final ExecutorService thread;
    private final ApplicationContext context;
    private final Settings settings;
    private final Entry entry;

    Instance(Deployment deployment, int number) {
        this.function = deployment.function();
        this.context = context(deployment);
        this.settings = context.getBean(Settings.class);
        try {
            this.entry = Entry.of(deployment.handler(context));
        } catch (RuntimeException | ReflectiveOperationException e) {
            context.close();
            throw InitFailure.of(function, e);
        }
        // A platform thread: a handler that never yields must not hold up the gateway, which is all virtual.
        this.thread = Executors.newSingleThreadExecutor(work -> {
            var made = new Thread(work, function.name() + "-" + number);
            made.setContextClassLoader(deployment.modules());
            made.setDaemon(true);
            return made;
        });
    }

    private ApplicationContext context(Deployment deployment) {
        try {
            var beans = new ArrayList<>(deployment.here());
            beans.add(new OwnSandbox());
            return FunctionContext.start(
                    function.name(), deployment.environment(), deployment.modules(), beans.toArray());
        } catch (RuntimeException e) {
            throw InitFailure.of(function, e);
        }
    }

    /// Whether another request may come here: no time limit was overrun, and nobody asked for a new sandbox.
    boolean isUsable() {
        return !spent.get();
    }

    Set<String> asked() {
        return settings.asked();
    }

    Answer invoke(String event) {
        var invocation = Invocation.of(function);
        var answer = thread.submit(() -> entry.call(event, invocation));
        try {
            return checked(answer.get(function.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            spent.set(true);
            thread.shutdownNow();
            log.error(
                    "{} {}: timed out after {} s",
                    function.name(),
                    invocation.id(),
                    function.timeout().toSeconds());
            return new Answer.TimedOut(function.timeout());
        } catch (ExecutionException e) {
            log.error("{} {}: failed", function.name(), invocation.id(), e.getCause());
            return new Answer.Failed(String.valueOf(e.getCause()));
        } catch (InterruptedException _) {
            spent.set(true);
            thread.shutdownNow();
            Thread.currentThread().interrupt();
            return new Answer.Failed("interrupted");
        }
    }

    private static Answer checked(String json) {
        int bytes = json.getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= Answer.BYTES_MAX) return new Answer.Returned(json);
        return new Answer.Failed(
                "an answer of %d bytes, where Lambda hands back at most %d".formatted(bytes, Answer.BYTES_MAX));
    }

    @Override
    public void close() {
        thread.shutdownNow();
        context.close();
    }

    /// What a handler asks when it can no longer trust its surroundings.
    private final class OwnSandbox implements Sandbox {

        @Override
        public void replace(String reason) {
            log.warn("{}: asked for a new sandbox: {}", function.name(), reason);
            spent.set(true);
        }

        @Override
        public boolean isLeaving() {
            return spent.get();
        }
    }
}
