package dev.dispatcher.bench;

import java.io.PrintStream;

/// Whether a sandbox of the api function gets slower with use: request 20,000 beside request 2,000.
final class Growth {

    private static final double AIM = 1.2;
    private static final int EARLIER = 10;

    private final Door door;
    private final Worker worker;

    Growth(Door door, Worker worker) {
        this.door = door;
        this.worker = worker;
    }

    /// Medians of a window around each of the two requests, all of them to one sandbox.
    void print(Sizes sizes, PrintStream out) {
        var event = worker.intake().accept(Worker.event(0)).id().toString();
        int late = sizes.requests();
        int early = late / EARLIER;
        var aroundEarly = new Samples();
        var aroundLate = new Samples();
        for (int i = 1; i <= late + sizes.window() / 2; i++) {
            long start = System.nanoTime();
            door.get(event);
            double micros = (System.nanoTime() - start) / 1e3;
            if (Math.abs(i - early) <= sizes.window() / 2) aroundEarly.add(micros);
            if (Math.abs(i - late) <= sizes.window() / 2) aroundLate.add(micros);
        }
        var table = new Table(
                "(iv) GET /events/{id} through the api function, one sandbox", "request", "median µs", "ratio", "aim");
        double ratio = aroundLate.median() / aroundEarly.median();
        table.row("%,d".formatted(early), "%.0f".formatted(aroundEarly.median()), "", "");
        table.row(
                "%,d".formatted(late),
                "%.0f".formatted(aroundLate.median()),
                "%.2f".formatted(ratio),
                Aim.atMost(AIM).judge(ratio));
        table.print(out);
    }
}
