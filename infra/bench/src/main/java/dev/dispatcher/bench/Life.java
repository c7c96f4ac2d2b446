package dev.dispatcher.bench;

import dev.dispatcher.sandbox.DrivenFunction;
import dev.dispatcher.sandbox.DrivenFunction.Terms;
import dev.dispatcher.sandbox.FunctionFolder;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What one function's process was seen to do: started cold several times, then restored once and asked again and
/// again. `sqlMillis` is what Postgres worked per request, `sends` how many messages one sent.
record Life(
        long zipBytes,
        Samples init,
        double snapshotMillis,
        List<String> classes,
        double firstMillis,
        Samples warm,
        double sqlMillis,
        double sends,
        long peakKib) {

    private static final int STARTS = 3;

    /// Who is measured, how it is started, and what it is asked.
    record Subject(
            String name,
            FunctionFolder folder,
            Terms cold,
            Terms restored,
            Supplier<String> first,
            Supplier<String> next) {

        double start() {
            try (var function = new DrivenFunction(folder, cold)) {
                return millis(function.untilReady());
            }
        }

        double ask(DrivenFunction function, Supplier<String> what) {
            var answer = function.invoke(what.get());
            if (answer.isError() || answer.body().matches(".*\"statusCode\":[45].*|.*itemIdentifier.*")) {
                throw new IllegalStateException(name + " answered " + answer.body() + "\n" + function.output());
            }
            return millis(answer.took());
        }
    }

    /// Somebody else is started and asked in turn with the subject, so that both suffer from the same neighbours.
    interface Beside {
        void start();

        void ask();
    }

    /// What Postgres has worked in all its life, in milliseconds, and how many messages were ever sent.
    record Meters(DoubleSupplier sqlMillis, LongSupplier sent) {

        static final Meters NONE = new Meters(() -> 0, () -> 0);
    }

    static Life of(Subject subject, int requests, Beside beside, Meters meters) {
        var init = new Samples();
        for (int i = 0; i < STARTS; i++) {
            init.add(subject.start());
            beside.start();
        }
        double worked;
        long sent;
        Life life;
        try (var function = new DrivenFunction(subject.folder(), subject.restored())) {
            double snapshot = woken(function, subject.restored().snapStart());
            worked = meters.sqlMillis().getAsDouble();
            sent = meters.sent().getAsLong();
            double first = subject.ask(function, subject.first());
            var classes = List.copyOf(function.classesSinceRestore());
            for (int i = 0; i < requests / 2; i++) subject.ask(function, subject.next());
            var warm = new Samples();
            for (int i = 0; i < requests; i++) {
                warm.add(subject.ask(function, subject.next()));
                beside.ask();
            }
            long zip = subject.folder().zipBytes();
            life = new Life(zip, init, snapshot, classes, first, warm, 0, 0, function.peakKib());
        }
        double asked = 1 + requests / 2 + requests;
        return life.with(
                (meters.sqlMillis().getAsDouble() - worked) / asked,
                (meters.sent().getAsLong() - sent) / asked);
    }

    /// How long until its snapshot; nothing for who has none.
    private static double woken(DrivenFunction function, boolean hasSnapshot) {
        if (!hasSnapshot) {
            function.untilReady();
            return Double.NaN;
        }
        double snapshot = millis(function.untilCheckpoint());
        function.restore();
        return snapshot;
    }

    boolean hasSnapshot() {
        return !Double.isNaN(snapshotMillis);
    }

    private Life with(double millis, double messages) {
        return new Life(zipBytes, init, snapshotMillis, classes, firstMillis, warm, millis, messages, peakKib);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
