package dev.dispatcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keeps the bench able to run. What it measures here is too little to mean anything, so no figure is judged.
class BenchTest {

    private static final Sizes TINY = new Sizes(40, 1, 0, 20, 4, 40, 400, 64);
    private static final Path ROOT = Path.of(System.getProperty("root"));

    @TempDir
    private Path folder;

    @Test
    void everyRowIsPrinted() {
        var printed = new ByteArrayOutputStream();
        try (var stage = new Stage(ROOT.resolve("template.yaml"), folder)) {
            var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            new Bench(stage, ROOT.resolve("events"), TINY, out).run();
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("fsync=on, synchronous_commit=on, full_page_writes=on")
                .contains("db-scheduler, default", "db-scheduler, lock-and-fetch")
                .contains("(i) event life in SQL, batch of 10", "(i) event life in SQL, batch of 1 ")
                .contains("(ii) event-processor alone", "(iii) full path", "(iii) where an event's time goes")
                .contains("(iv) GET /events/{id}", "(v) inserts, 1 to", "(v) inserts, 100 to")
                .contains("orders in SQL, 1 to", "orders in SQL, 10 to", "order-consumer alone, 10 orders", "÷ by one")
                .contains("(7) GET /orders/{uid}", "| miss ", "| hit ")
                .contains("(3) pages read for 10 events", "FOR UPDATE SKIP LOCKED", "ANY (p_ids)")
                .contains("(6) lists over 400 events", "status=processed", "| all ")
                .contains("(7) output of random bytes", "chunks of 1 KiB", "chunks of 64 KiB", "output || 1 KiB")
                .contains("POST on the full path: p50")
                .doesNotContain("NaN");
    }
}
