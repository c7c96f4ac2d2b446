package dev.dispatcher.events.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Scale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What lists cost in a large table, as the best of several times: the far end, the cursor, and the small sets.
class ShelfCostTest {

    private static final int ROWS = Scale.of(50_000, 1_000_000);
    private static final int LIMIT = 20;
    private static final double NOISE_MILLIS = 2;

    private static final Machine MACHINE = Machine.withoutQueues(Map.of());
    private static final EventShelf SHELF = MACHINE.the(EventShelf.class);

    @BeforeAll
    static void fill() {
        MACHINE.database.update("""
                INSERT INTO events (id, type, payload, wake_at, status, processed_at, parked_at)
                SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid, 'type.' || n % 20,
                       jsonb_build_object('n', n), CASE WHEN s = 'queued' THEN clock_timestamp() END, s,
                       CASE WHEN s >= 'processed' THEN clock_timestamp() END,
                       CASE WHEN s = 'failed' THEN clock_timestamp() END
                  FROM (SELECT n, CASE WHEN n % 1000 = 0 THEN 'failed' WHEN n % 1000 = 1 THEN 'queued'
                                       ELSE 'processed' END::event_status AS s
                          FROM generate_series(1, ?) AS n) AS made
                """, ROWS);
        MACHINE.ownerRuns("VACUUM ANALYZE events");
    }

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    static Stream<EventFilter> filters() {
        return Stream.of(
                EventFilter.ANY,
                new EventFilter(null, EventStatus.PROCESSED),
                new EventFilter(null, EventStatus.FAILED),
                new EventFilter(null, EventStatus.QUEUED),
                new EventFilter("type.7", null),
                new EventFilter("type.7", EventStatus.PROCESSED));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void theLastPageAndTheCursorCostLittleMoreThanTheFirstPage(EventFilter filter) {
        var first = SHELF.page(filter, 1, LIMIT);
        int pages = (int) ((first.total() + LIMIT - 1) / LIMIT);
        var middle = new UUID((ROWS / 2L) << 16, 0);

        double page = millis(() -> SHELF.page(filter, 1, LIMIT));
        assertThat(millis(() -> SHELF.page(filter, pages, LIMIT)))
                .as("the last page")
                .isLessThanOrEqualTo(50 * page + NOISE_MILLIS);
        assertThat(millis(() -> SHELF.after(filter, middle, LIMIT)))
                .as("the cursor")
                .isLessThanOrEqualTo(2 * page + NOISE_MILLIS);
    }

    private static double millis(Runnable reading) {
        return LongStream.range(0, 9)
                        .map(_ -> {
                            long start = System.nanoTime();
                            reading.run();
                            return System.nanoTime() - start;
                        })
                        .min()
                        .orElseThrow()
                / 1e6;
    }
}
