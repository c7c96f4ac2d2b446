package dev.dispatcher.bench;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.reading.EventFilter;
import dev.dispatcher.events.reading.EventShelf;
import java.io.PrintStream;

/// Lists over a great many events: the first page, the last, and one behind a cursor in the middle.
final class Pages {

    private static final int LIMIT = 20;
    private static final int TIMES = 9;
    private static final double LAST_MAX = 50;
    private static final double CURSOR_MAX = 2;

    private final EventShelf shelf;
    private final Postgres postgres;

    Pages(EventShelf shelf, Postgres postgres) {
        this.shelf = shelf;
        this.postgres = postgres;
    }

    void print(Sizes sizes, PrintStream out) {
        fill(sizes.rows());
        var table = new Table(
                "(6) lists over %s events, %d a page"
                        .formatted("%,d".formatted(Long.parseLong(postgres.ask("SELECT count(*) FROM events"))), LIMIT),
                "list",
                "first ms",
                "last ms",
                "cursor ms",
                "last ÷ first",
                "aim",
                "cursor ÷ first",
                "aim");
        row(table, "status=processed", new EventFilter(null, EventStatus.PROCESSED));
        row(table, "status=failed", new EventFilter(null, EventStatus.FAILED));
        row(table, "type=demo.echo", new EventFilter("demo.echo", null));
        row(table, "all", EventFilter.ANY);
        table.print(out);
    }

    private void row(Table table, String name, EventFilter filter) {
        int pages = (int) ((shelf.page(filter, 1, LIMIT).total() + LIMIT - 1) / LIMIT);
        var middle = shelf.page(filter, Math.max(1, pages / 2), LIMIT).next();
        double first = millis(() -> shelf.page(filter, 1, LIMIT));
        double last = millis(() -> shelf.page(filter, pages, LIMIT));
        double cursor = middle == null ? first : millis(() -> shelf.after(filter, middle, LIMIT));
        table.row(
                name,
                "%.1f".formatted(first),
                "%.1f".formatted(last),
                "%.1f".formatted(cursor),
                "%.2f".formatted(last / first),
                Aim.atMost(LAST_MAX).judge(last / first),
                "%.2f".formatted(cursor / first),
                Aim.atMost(CURSOR_MAX).judge(cursor / first));
    }

    private static double millis(Runnable read) {
        read.run();
        var samples = new Samples();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            read.run();
            samples.add((System.nanoTime() - start) / 1e6);
        }
        return samples.median();
    }

    /// Ids in the order of their time, as the product makes them; one event in a hundred has failed.
    private void fill(int rows) {
        postgres.execute("TRUNCATE events CASCADE");
        postgres.execute("""
                INSERT INTO events (id, type, status, payload, attempts, created_at, received_at, processed_at, parked_at)
                SELECT (lpad(to_hex(1767225600000 + n), 12, '0') || '7' || substr(md5(n::text), 1, 3)
                        || '8' || substr(md5(n::text), 4, 15))::uuid,
                       CASE n %% 3 WHEN 0 THEN 'demo.echo' WHEN 1 THEN 'gitlab.pipeline' ELSE 'telegram.update' END,
                       CASE WHEN n %% 100 = 0 THEN 'failed' ELSE 'processed' END::event_status,
                       jsonb_build_object('number', n), 1, at, at, at,
                       CASE WHEN n %% 100 = 0 THEN at END
                  FROM generate_series(1, %d) AS n,
                       LATERAL (SELECT timestamptz '2026-01-01' + n * interval '1 ms') AS t (at)
                """.formatted(rows));
        postgres.execute("VACUUM ANALYZE events");
        postgres.settle();
    }
}
