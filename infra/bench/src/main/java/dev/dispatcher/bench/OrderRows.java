package dev.dispatcher.bench;

import dev.dispatcher.bench.producer.OrderPress;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/// What orders cost: taken in through their consumer beside the bare SQL of it, and looked up.
final class OrderRows {

    private static final double AIM = 0.5;

    private final Stage stage;
    private final Door door;

    OrderRows(Stage stage, Door door) {
        this.stage = stage;
        this.door = door;
    }

    void print(Sizes sizes, PrintStream out) {
        var supply = new OrderSupply(new OrderPress("bench", Clock.systemUTC().instant()));
        var single = new OrdersInSql(1, supply, stage.workers(), stage.crowd(), stage.postgres());
        var ten = new OrdersInSql(10, supply, stage.workers(), stage.crowd(), stage.postgres());
        try (var events = new QueueAlone(stage.queues(), stage.crowd())) {
            var consumer = new ConsumerAlone(stage.consumer(), supply, stage.crowd(), stage.postgres(), events);
            var rounds = new Rounds(List.<Contender>of(single, ten, consumer), stage.postgres(), out);
            rounds.run(sizes, () -> {});
            table(rounds, single, ten, consumer, sizes).print(out);
        }
        new OrderReads(door, supply).print(sizes, out);
    }

    /// A message is one order, so the consumer is held to what one order to a transaction reaches. Beside it stands
    /// what ten reach when nothing is read, checked or announced.
    private static Table table(Rounds rounds, Contender single, Contender ten, Contender consumer, Sizes sizes) {
        var table = new Table(
                "(7) %d threads, %,d orders a round, medians of %d rounds in turn"
                        .formatted(Crowd.THREADS, sizes.events(), sizes.rounds()),
                "what",
                "a second",
                "least",
                "most",
                "÷ by one",
                "÷ by ten",
                "aim");
        for (var contender : rounds.contenders()) {
            var samples = rounds.of(contender);
            double ratio = samples.median() / rounds.of(single).median();
            table.row(
                    contender.name(),
                    "%,.0f".formatted(samples.median()),
                    "%,.0f".formatted(samples.least()),
                    "%,.0f".formatted(samples.most()),
                    "%.2f".formatted(ratio),
                    "%.2f".formatted(samples.median() / rounds.of(ten).median()),
                    contender.equals(consumer) ? Aim.atLeast(AIM).judge(ratio) : "");
        }
        return table;
    }
}
