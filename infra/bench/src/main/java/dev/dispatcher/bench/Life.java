package dev.dispatcher.bench;

import dev.dispatcher.sandbox.DrivenFunction;
import dev.dispatcher.sandbox.DrivenFunction.Terms;
import dev.dispatcher.sandbox.FunctionFolder;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// What one function's process was seen to do: once started cold, once restored and asked again and again.
record Life(
        String name,
        long zipBytes,
        double initMillis,
        double primedMillis,
        List<String> classes,
        double firstMillis,
        Samples warm,
        double sqlMillis,
        long peakKib) {

    /// How it is asked: how often before it counts, and how often then.
    record Asking(int warmups, int requests, Supplier<String> first, Supplier<String> next) {}

    /// What Postgres has worked in all its life, in milliseconds.
    interface SqlClock {
        double millis();
    }

    static Life of(String name, FunctionFolder folder, Terms cold, Terms restored, Asking asking, SqlClock sql) {
        var init = new Samples();
        for (int i = 0; i < 3; i++) init.add(init(folder, cold));
        double sqlBefore;
        double primed;
        Life life;
        try (var function = new DrivenFunction(folder, restored)) {
            primed = restored.snapStart() ? millis(function.untilCheckpoint()) - init.median() : 0;
            if (restored.snapStart()) function.restore();
            else function.untilReady();
            sqlBefore = sql.millis();
            var first = answered(name, function, asking.first().get());
            var classes = restored.snapStart() ? List.copyOf(function.classesSinceRestore()) : List.<String>of();
            for (int i = 0; i < asking.warmups(); i++)
                answered(name, function, asking.next().get());
            var warm = new Samples();
            for (int i = 0; i < asking.requests(); i++)
                warm.add(answered(name, function, asking.next().get()));
            life = new Life(
                    name, folder.zipBytes(), init.median(), primed, classes, first, warm, 0, function.peakKib());
        }
        int asked = 1 + asking.warmups() + asking.requests();
        return life.with((sql.millis() - sqlBefore) / asked);
    }

    private static double init(FunctionFolder folder, Terms cold) {
        try (var function = new DrivenFunction(folder, cold)) {
            return millis(function.untilReady());
        }
    }

    private Life with(double millis) {
        return new Life(name, zipBytes, initMillis, primedMillis, classes, firstMillis, warm, millis, peakKib);
    }

    private static double answered(String name, DrivenFunction function, String event) {
        var answer = function.invoke(event);
        if (answer.isError() || answer.body().matches(".*\"statusCode\":[45].*|.*itemIdentifier.*")) {
            throw new IllegalStateException(name + " answered " + answer.body() + "\n" + function.output());
        }
        return millis(answer.took());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
