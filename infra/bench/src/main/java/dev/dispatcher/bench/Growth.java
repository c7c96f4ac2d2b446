package dev.dispatcher.bench;

import java.io.PrintStream;

/// Whether a sandbox of the api function gets slower with use. Two of them, one at its request 2,000 and one at its
/// request 20,000, are asked in turn, so that a change of weather in between is not taken for growth.
final class Growth {

    private static final double AIM = 1.2;
    private static final int EARLIER = 10;

    private final Door young;
    private final Door old;
    private final Worker worker;

    Growth(Door young, Door old, Worker worker) {
        this.young = young;
        this.old = old;
        this.worker = worker;
    }

    /// Medians of a window around each of the two requests.
    void print(Sizes sizes, PrintStream out) {
        var event = worker.intake().accept(Worker.event(0)).id().toString();
        int late = sizes.requests();
        int early = late / EARLIER;
        for (int i = 0; i < late - sizes.window() / 2; i++) old.get(event);
        for (int i = 0; i < early - sizes.window() / 2; i++) young.get(event);
        var aroundEarly = new Samples();
        var aroundLate = new Samples();
        for (int i = 0; i < sizes.window(); i++) {
            aroundEarly.add(micros(young, event));
            aroundLate.add(micros(old, event));
        }
        var table = new Table("(iv) GET /events/{id} through the api function", "request", "median µs", "ratio", "aim");
        double ratio = aroundLate.median() / aroundEarly.median();
        table.row("%,d".formatted(early), "%.0f".formatted(aroundEarly.median()), "", "");
        table.row(
                "%,d".formatted(late),
                "%.0f".formatted(aroundLate.median()),
                "%.2f".formatted(ratio),
                Aim.atMost(AIM).judge(ratio));
        table.print(out);
    }

    private static double micros(Door door, String event) {
        long start = System.nanoTime();
        door.get(event);
        return (System.nanoTime() - start) / 1e3;
    }
}
