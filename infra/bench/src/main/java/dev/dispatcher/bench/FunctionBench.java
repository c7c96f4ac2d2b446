package dev.dispatcher.bench;

import dev.dispatcher.bench.Life.Meters;
import dev.dispatcher.bench.Life.Subject;
import dev.dispatcher.sandbox.FunctionFolder;
import java.io.PrintStream;

/// Every packaged function under AWS's runtime client, from its start over checkpoint and restore to warm requests,
/// beside a handler without a framework.
final class FunctionBench {

    private static final Aim WARM = Aim.atMost(4);
    private static final Aim INIT = Aim.atMost(2.5);
    private static final int FEW = 5;

    private final Stage stage;
    private final Errands errands;
    private final int requests;
    private final PrintStream out;

    FunctionBench(Stage stage, int requests, PrintStream out) {
        this.stage = stage;
        this.errands = new Errands(stage);
        this.requests = requests;
        this.out = out;
    }

    void run() {
        var table = new Table(
                "packaged functions under AWS's runtime client, %,d warm requests each, in turn with those of the floor"
                        .formatted(requests),
                "function",
                "zip MB",
                "init ms",
                "÷ floor",
                "aim",
                "snapshot ms",
                "classes",
                "first ms",
                "warm p50 ms",
                "p99 ms",
                "its SQL ms",
                "(p50 - SQL) ÷ floor",
                "aim",
                "sends",
                "queue ms",
                "less its queue",
                "peak MB");
        var queue = new BareQueue(stage.queues());
        try (var floor = new Floor(errands, queue)) {
            row(table, floor.subject().name(), Life.of(floor.subject(), requests, floor, Meters.NONE), floor, false);
            for (var spec : stage.specs()) {
                var function = Deployed.of(stage, spec.name());
                if (!function.isPackaged()) throw new IllegalStateException(function.zip() + ": make package");
                floor.forget();
                row(
                        table,
                        function.name(),
                        life(function, floor, new Meters(stage.postgres()::activeMillis, queue::sent)),
                        floor,
                        function.isWebhook());
            }
        }
        table.print(out);
    }

    private Life life(Deployed function, Floor floor, Meters meters) {
        try (var folder = FunctionFolder.unpacked(function.zip())) {
            var subject = new Subject(
                    function.name(),
                    folder,
                    function.terms(false),
                    function.terms(function.hasSnapshot()),
                    () -> errands.first(function.name()),
                    () -> errands.next(function.name()));
            int count = function.isTicking() || function.isRare() ? Math.min(FEW, requests) : requests;
            return Life.of(subject, count, floor, meters);
        }
    }

    private static void row(Table table, String name, Life life, Floor floor, boolean isWebhook) {
        double init = floor.startsIn(life);
        double warm = floor.requestsIn(life);
        table.row(
                name,
                "%.1f".formatted(life.zipBytes() / 1e6),
                "%,.0f".formatted(life.init().median()),
                "%.1f".formatted(init),
                isWebhook ? INIT.judge(init) : "",
                life.hasSnapshot() ? "%,.0f".formatted(life.snapshotMillis()) : "-",
                life.hasSnapshot() ? String.valueOf(life.classes().size()) : "-",
                "%,.1f".formatted(life.firstMillis()),
                "%.2f".formatted(life.warm().median()),
                "%.1f".formatted(life.warm().percentile(99)),
                "%.2f".formatted(life.sqlMillis()),
                "%.1f".formatted(warm),
                WARM.judge(warm),
                "%.1f".formatted(life.sends()),
                "%.2f".formatted(floor.queueMillis(life)),
                "%.1f".formatted(floor.requestsWithoutQueueIn(life)),
                "%,.0f".formatted(life.peakKib() / 1024.0));
    }
}
