package dev.dispatcher.bench;

import java.io.PrintStream;

/// `GET /orders/{uid}` through the api function, once for each of many orders and then again and again.
final class OrderReads {

    private final Door door;
    private final OrderSupply supply;

    OrderReads(Door door, OrderSupply supply) {
        this.door = door;
        this.supply = supply;
    }

    void print(Sizes sizes, PrintStream out) {
        int orders = Math.min(supply.made(), sizes.requests() / 5);
        int warmup = orders / 4;
        for (int i = 0; i < warmup; i++) door.order(supply.uid(i));
        var misses = new Samples();
        for (int i = warmup; i < orders; i++) misses.add(micros(i));
        var hits = new Samples();
        for (int i = 0; i < sizes.requests(); i++) hits.add(micros(i % orders));
        var table = new Table(
                "(7) GET /orders/{uid} through the api function, one thread", "cache", "requests", "p50 µs", "p99 µs");
        row(table, "miss", orders - warmup, misses);
        row(table, "hit", sizes.requests(), hits);
        table.print(out);
    }

    private double micros(int number) {
        long start = System.nanoTime();
        door.order(supply.uid(number));
        return (System.nanoTime() - start) / 1e3;
    }

    private static void row(Table table, String name, int requests, Samples samples) {
        table.row(
                name,
                "%,d".formatted(requests),
                "%.0f".formatted(samples.median()),
                "%.0f".formatted(samples.percentile(99)));
    }
}
