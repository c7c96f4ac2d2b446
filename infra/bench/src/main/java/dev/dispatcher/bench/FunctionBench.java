package dev.dispatcher.bench;

import dev.dispatcher.sandbox.DrivenFunction.Terms;
import dev.dispatcher.sandbox.FunctionFolder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every packaged function under AWS's runtime client, from its start over checkpoint and restore to warm requests,
/// beside a handler without a framework.
final class FunctionBench {

    private static final double WARM_MOST = 4;
    private static final double INIT_MOST = 2.5;
    private static final int TICKS = 5;

    private final Stage stage;
    private final Errands errands;
    private final int requests;
    private final PrintStream out;

    FunctionBench(Stage stage, int requests, PrintStream out) {
        this.stage = stage;
        this.errands = new Errands(stage.root().resolve("events"), stage.token());
        this.requests = requests;
        this.out = out;
    }

    void run() {
        var table = new Table(
                "packaged functions under AWS's runtime client, %,d warm requests each; classes and first request are those after a restore"
                        .formatted(requests),
                "function",
                "zip MB",
                "init ms",
                "+ priming ms",
                "classes",
                "first ms",
                "warm p50 ms",
                "p99 ms",
                "its SQL ms",
                "(p50 - SQL) ÷ floor",
                "init ÷ floor",
                "peak MB");
        var floor = floor();
        row(table, floor, floor, null);
        for (var spec : stage.specs()) {
            var function = Deployed.of(stage, spec.name());
            if (!errands.has(function.name())) continue; // it is called by a deployment, once
            if (!function.isPackaged()) throw new IllegalStateException(function.zip() + " is missing: make package");
            row(table, life(function), floor, function);
        }
        table.print(out);
    }

    private Life floor() {
        try (var folder = BareHandler.deployed()) {
            var patience = Duration.ofSeconds(10);
            var handler = BareHandler.class.getName();
            return Life.of(
                    "bare POJO handler",
                    folder,
                    new Terms(handler, Map.of(), false, patience),
                    new Terms(handler, Map.of(), true, patience),
                    asking("bare", requests),
                    () -> 0);
        }
    }

    private Life life(Deployed function) {
        try (var folder = FunctionFolder.unpacked(function.zip())) {
            return Life.of(
                    function.name(),
                    folder,
                    function.terms(false),
                    function.terms(function.hasSnapshot()),
                    asking(function.name(), function.isTicking() ? TICKS : requests),
                    stage.postgres()::activeMillis);
        }
    }

    private Life.Asking asking(String function, int count) {
        return new Life.Asking(count / 2, count, () -> errands.first(function), () -> errands.next(function));
    }

    private static void row(Table table, Life life, Life floor, @Nullable Deployed function) {
        double init = life.initMillis() / floor.initMillis();
        double warm = (life.warm().median() - life.sqlMillis()) / floor.warm().median();
        table.row(
                life.name(),
                "%.1f".formatted(life.zipBytes() / 1e6),
                "%,.0f".formatted(life.initMillis()),
                "%,.0f".formatted(life.primedMillis()),
                life.primedMillis() == 0 ? "-" : String.valueOf(life.classes().size()),
                "%,.1f".formatted(life.firstMillis()),
                "%.2f".formatted(life.warm().median()),
                "%.1f".formatted(life.warm().percentile(99)),
                "%.2f".formatted(life.sqlMillis()),
                function == null ? "" : judged(warm, Aim.atMost(WARM_MOST)),
                function == null
                        ? ""
                        : function.isWebhook() ? judged(init, Aim.atMost(INIT_MOST)) : "%.1f".formatted(init),
                "%,.0f".formatted(life.peakKib() / 1024.0));
    }

    private static String judged(double figure, Aim aim) {
        return "%.1f, %s".formatted(figure, aim.judge(figure));
    }
}
