package dev.dispatcher.bench;

import dev.dispatcher.local.lambda.FunctionPool;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The whole programme, on one stage.
final class Bench {

    private static final double LEAST = 0.5;
    private static final double MOST = 4.0;

    private final Stage stage;
    private final Sizes sizes;
    private final PrintStream out;
    private final Path samples;

    Bench(Stage stage, Path samples, Sizes sizes, PrintStream out) {
        this.stage = stage;
        this.samples = samples;
        this.sizes = sizes;
        this.out = out;
    }

    void run() {
        tellGuarantees();
        var door = door(stage.api());
        var postgres = stage.postgres();
        var crowd = stage.crowd();
        var workers = stage.workers();
        var peer = DbScheduler.asItComes(postgres.connections(), crowd);
        var tunedPeer = DbScheduler.lockAndFetch(LEAST, MOST, postgres.connections(), crowd);
        var life = new SqlLife(10, workers, crowd);
        var single = new SqlLife(1, workers, crowd);
        var processor = new ProcessorAlone(stage.processor(), workers, crowd, postgres);
        var whole = new FullPath(door, stage.queues(), stage.processor(), crowd, postgres);
        var inserts = new Inserts(1, workers, crowd, postgres);
        var hundreds = new Inserts(100, workers, crowd, postgres);
        try (var queue = new QueueAlone(stage.queues(), crowd)) {
            var posts = new Posts(door, crowd, postgres, queue);
            var contenders = List.of(peer, tunedPeer, life, single, processor, whole, inserts, hundreds, posts, queue);
            var rounds = new Rounds(contenders, postgres, out);
            rounds.run(sizes, whole.postMillis()::forget);
            var report = new Report(rounds, peer, tunedPeer);
            report.mustReach(1.0, life, report.peersBest(), "best");
            report.mustReach(1.0, processor, peer, "default");
            report.mustReach(0.35, whole, life, "(i)");
            report.print(sizes, out);
            new Split(report, whole, posts, inserts, queue, processor).print(out);
        }
        new OrderRows(stage, door(stage.freshApi())).print(sizes, out);
        new Growth(door(stage.freshApi()), door(stage.freshApi()), stage.worker()).print(sizes, out);
        new Buffers(postgres, life, stage.worker()).print(sizes, out);
        new Outputs(postgres).print(sizes, out);
        new Pages(stage.worker().shelf(), postgres).print(sizes, out);
    }

    private Door door(FunctionPool api) {
        return new Door(api, samples.resolve("api"), stage.token());
    }

    private void tellGuarantees() {
        var guarantees = stage.postgres().guarantees().entrySet().stream()
                .map(guarantee -> guarantee.getKey() + "=" + guarantee.getValue())
                .collect(Collectors.joining(", "));
        out.printf(
                "Postgres %s, %s. Java %s, %d processors, load %.1f before we came.%n",
                stage.postgres().version(),
                guarantees,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
