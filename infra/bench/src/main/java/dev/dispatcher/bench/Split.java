package dev.dispatcher.bench;

import java.io.PrintStream;

/// Where the time of the full path goes. Each part was measured by itself, with four threads as well; what is left
/// over is what they cost each other on the same processors.
final class Split {

    private final Report report;
    private final FullPath whole;
    private final Posts posts;
    private final Inserts inserts;
    private final QueueAlone queue;
    private final ProcessorAlone processor;

    Split(Report report, FullPath whole, Posts posts, Inserts inserts, QueueAlone queue, ProcessorAlone processor) {
        this.report = report;
        this.whole = whole;
        this.posts = posts;
        this.inserts = inserts;
        this.queue = queue;
        this.processor = processor;
    }

    void print(PrintStream out) {
        double all = micros(whole);
        double insert = micros(inserts);
        double send = micros(queue) * queue.sendingShare();
        double post = micros(posts) - insert - send;
        double receive = micros(queue) - send;
        double process = micros(processor);
        var table = new Table("(iii) where an event's time goes on the full path", "part", "µs an event", "share");
        row(table, "api function: HTTP, JSON, token", post, all);
        row(table, "insert and commit", insert, all);
        row(table, "queue: send", send, all);
        row(table, "queue: receive and delete, ten at once", receive, all);
        row(table, "event-processor: claim, react, complete, ten at once", process, all);
        row(table, "one beside the other, and waiting", all - post - insert - send - receive - process, all);
        row(table, "the whole", all, all);
        table.print(out);
        var millis = whole.postMillis();
        out.printf("%nPOST on the full path: p50 %.2f ms, p99 %.2f ms%n", millis.percentile(50), millis.percentile(99));
    }

    private double micros(Contender contender) {
        return 1e6 / report.rate(contender);
    }

    private static void row(Table table, String part, double micros, double all) {
        table.row(part, "%.0f".formatted(micros), "%.0f %%".formatted(100 * micros / all));
    }
}
