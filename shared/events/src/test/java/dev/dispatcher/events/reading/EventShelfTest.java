package dev.dispatcher.events.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Event;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventShelfTest {

    private static final Machine MACHINE = Machine.withoutQueues(Map.of());
    private static final EventShelf SHELF = MACHINE.the(EventShelf.class);

    private record Line(UUID id, String type, EventStatus status) {}

    /// Newest first, as every list has them.
    private static final List<Line> LINES = new ArrayList<>();

    @BeforeAll
    static void fill() {
        MACHINE.database.update("""
                INSERT INTO events (id, type, payload, wake_at, status, attempts, lease_token, started_at, lease_expires_at,
                                    processed_at, parked_at)
                SELECT (lpad(to_hex(n), 12, '0') || '70008000000000000000')::uuid, 'type.' || n % 3,
                       jsonb_build_object('n', n), CASE WHEN s < 2 THEN clock_timestamp() END,
                       (enum_range(NULL::event_status))[s + 1], s % 2, n, clock_timestamp(),
                       CASE WHEN s = 1 THEN clock_timestamp() END,
                       CASE WHEN s > 1 THEN clock_timestamp() END, CASE WHEN s = 3 THEN clock_timestamp() END
                  FROM (SELECT n, (n * 7919 % 13 % 4)::int AS s FROM generate_series(1, 137) AS n) AS made
                """);
        LINES.addAll(MACHINE.database.list(
                "SELECT id, type, status FROM events ORDER BY id DESC",
                row -> new Line(row.uuid("id"), row.text("type"), EventStatus.of(row.text("status")))));
    }

    @AfterAll
    static void close() {
        MACHINE.close();
    }

    static Stream<EventFilter> filters() {
        var types = Arrays.asList(null, "type.0", "type.2", "type.none");
        var statuses = new ArrayList<EventStatus>(List.of(EventStatus.values()));
        return types.stream()
                .flatMap(type -> Stream.concat(
                        Stream.of(new EventFilter(type, null)),
                        statuses.stream().map(status -> new EventFilter(type, status))));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyPageIsThePieceOfTheListThatItShouldBe(EventFilter filter) {
        var wanted = wanted(filter);
        for (int limit : new int[] {1, 7, 50, 100, 137, 500}) {
            if (limit == 1 && wanted.size() > 40) continue;
            for (int page = 1; page <= wanted.size() / limit + 2; page++) {
                int from = Math.min(wanted.size(), (page - 1) * limit);
                int to = Math.min(wanted.size(), from + limit);
                var shown = SHELF.page(filter, page, limit);
                assertThat(ids(shown)).isEqualTo(wanted.subList(from, to));
                assertThat(shown.total()).isEqualTo(wanted.size());
                assertThat(shown.next()).isEqualTo(to < wanted.size() && to > from ? wanted.get(to - 1) : null);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("filters")
    void theCursorLeadsThroughAllOfTheListOnce(EventFilter filter) {
        var wanted = wanted(filter);
        var seen = new ArrayList<UUID>();
        var piece = SHELF.page(filter, 1, 9);
        seen.addAll(ids(piece));
        for (var next = piece.next(); next != null; next = piece.next()) {
            piece = SHELF.after(filter, next, 9);
            assertThat(piece.total()).isEqualTo(wanted.size());
            assertThat(piece.events()).as("a cursor always leads somewhere").isNotEmpty();
            seen.addAll(ids(piece));
        }

        assertThat(seen).isEqualTo(wanted);
    }

    @Test
    void aListLeavesLargePayloadsOutAndTheEventItselfDoesNot() {
        try (var machine = Machine.withoutQueues(Map.of())) {
            var shelf = machine.the(EventShelf.class);
            var small = machine.accept("a", "\"" + "x".repeat(4094) + "\"");
            var large = machine.accept("a", "\"" + "x".repeat(4095) + "\"");

            var listed = shelf.page(EventFilter.ANY, 1, 10).events();
            assertThat(listed).extracting(Event::id).containsExactly(large, small);
            assertThat(listed.getFirst().payload()).isNull();
            assertThat(listed.getLast().payload()).hasSize(4096);
            assertThat(shelf.find(large).orElseThrow().payload()).hasSize(4097);
            assertThat(shelf.find(UUID.randomUUID())).isEmpty();
        }
    }

    @Test
    void attemptsAreToldFromTheFirstToTheRunningOne() {
        try (var machine = Machine.withoutQueues(Map.of())) {
            var id = machine.accept();
            machine.play().when(id, delivery -> {
                if (delivery.attempt() == 1) throw new IllegalStateException("first");
                assertThat(machine.database.list(
                                "SELECT status::text AS s FROM events WHERE id = ?", row -> row.text("s"), id))
                        .containsExactly("processing");
                assertThat(machine.attempts(id)).isEqualTo("1=failed 2=running");
                return dev.dispatcher.events.Reaction.Done.NOTHING_TO_WRITE;
            });
            machine.process(id);
            machine.passTime(id);
            machine.process(id);

            var attempts = machine.the(EventShelf.class).attempts(id);
            assertThat(attempts).extracting(AttemptRecord::outcome).containsExactly("failed", "succeeded");
            assertThat(attempts).extracting(AttemptRecord::error).containsExactly("IllegalStateException: first", null);
            assertThat(attempts)
                    .allSatisfy(attempt ->
                            assertThat(attempt.finishedAt()).isNotNull().isAfterOrEqualTo(attempt.startedAt()));
        }
    }

    @Test
    void statsCountEveryTypeAndStatus() {
        var figures = MACHINE.the(EventStats.class).now();

        assertThat(figures.counts()).isSortedAccordingTo(Comparator.comparing(EventStats.Count::type));
        for (var count : figures.counts()) {
            assertThat(count.events())
                    .isEqualTo(wanted(new EventFilter(count.type(), count.status()))
                            .size());
        }
        assertThat(figures.counts().stream().mapToLong(EventStats.Count::events).sum())
                .isEqualTo(137);
        assertThat(figures.countOf(EventStatus.FAILED))
                .isEqualTo(wanted(new EventFilter(null, EventStatus.FAILED)).size());
    }

    private static List<UUID> wanted(EventFilter filter) {
        return LINES.stream()
                .filter(line -> filter.type() == null || filter.type().equals(line.type()))
                .filter(line -> filter.status() == null || filter.status() == line.status())
                .map(Line::id)
                .toList();
    }

    private static List<UUID> ids(EventPage page) {
        return page.events().stream().map(Event::id).toList();
    }
}
