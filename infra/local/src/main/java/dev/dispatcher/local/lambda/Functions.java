package dev.dispatcher.local.lambda;

import dev.dispatcher.local.template.FunctionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// All functions of the template, by name.
public final class Functions implements AutoCloseable {

    private final Map<String, FunctionPool> pools = new LinkedHashMap<>();

    /// `environments` answers what the template's environment of a function comes to here. `here` is what this machine
    /// has in the place of something in the cloud: each function finds it among its beans.
    public Functions(
            List<FunctionSpec> functions, Function<FunctionSpec, Map<String, String>> environments, Object... here) {
        for (var deployment : Deployment.of(functions, environments, here)) {
            pools.put(deployment.function().name(), new FunctionPool(deployment));
        }
    }

    public FunctionPool pool(String name) {
        var pool = pools.get(name);
        if (pool == null)
            throw new IllegalArgumentException("no function is called " + name + ", only " + pools.keySet());
        return pool;
    }

    /// Builds one sandbox of everything that something triggers, all at once. Throws the first failure.
    public void warm() {
        var work = new ArrayList<Callable<Object>>();
        for (var pool : pools.values()) if (isTriggered(pool.function())) work.add(Executors.callable(pool::warm));
        atOnce(work);
    }

    private static boolean isTriggered(FunctionSpec function) {
        return !(function.routes().isEmpty()
                && function.queues().isEmpty()
                && function.schedules().isEmpty());
    }

    private static void atOnce(List<Callable<Object>> work) {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("warm-", 1).factory())) {
            for (var done : threads.invokeAll(work)) done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var pool : pools.values()) threads.execute(pool::close);
        }
    }
}
