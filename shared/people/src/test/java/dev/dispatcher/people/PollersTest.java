package dev.dispatcher.people;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many pollers at one queue, while it fills.
@Timeout(120)
class PollersTest {

    private static final int POLLERS = 12;
    private static final int WRITERS = 4;
    private static final int NEWS = "long".equals(System.getProperty("test.scale")) ? 20_000 : 600;

    private final Desk desk = Desk.open();
    private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();
    private final AtomicInteger settled = new AtomicInteger();

    @Test
    void withoutCrashesEachPieceIsToldOnceAndNoneIsLost() throws Exception {
        desk.database().update("INSERT INTO users (id, name) VALUES (7, 'Linked')");
        desk.database().update("INSERT INTO chats (id, kind) VALUES (7, 'private')");
        var work = new ArrayList<Callable<@Nullable Void>>();
        for (int writer = 0; writer < WRITERS; writer++) work.add(writer(writer));
        for (int poller = 0; poller < POLLERS; poller++) work.add(this::pollAndSettle);

        all(work);

        assertThat(told).hasSize(NEWS);
        assertThat(told.values()).allSatisfy(times -> assertThat(times).hasValue(1));
        assertThat(told.keySet()).noneMatch(key -> key.startsWith("telegram"));
        assertThat(counts("WHERE channel = 'telegram' AND state = 'waiting' AND tries = 0 AND leased_to IS NULL"))
                .isEqualTo(NEWS);
        assertThat(counts("WHERE channel = 'pull' AND state = 'sent'")).isEqualTo(NEWS);
    }

    /// A crash before telling costs nothing, one between telling and reporting tells once more, and never more.
    @Test
    void withCrashesEachPieceIsToldOnceMoreForEachCrashThatHidIt() throws Exception {
        for (int n = 0; n < NEWS; n++) desk.write("news " + n);
        var hidden = new ConcurrentHashMap<String, AtomicInteger>();
        var work = new ArrayList<Callable<@Nullable Void>>();
        for (int poller = 0; poller < POLLERS; poller++) work.add(crashing(new Random(poller), hidden));

        all(work);

        assertThat(told).hasSize(NEWS);
        assertThat(hidden).isNotEmpty();
        told.forEach((key, times) -> assertThat(times)
                .as(key)
                .hasValue(1 + hidden.getOrDefault(key, new AtomicInteger()).get()));
        assertThat(counts("WHERE state = 'sent'")).isEqualTo(NEWS);
    }

    @Test
    void oneTokenGetsOnePieceHoweverOftenItAsksAtOnce() throws Exception {
        for (int n = 0; n < 50; n++) desk.write("news " + n);
        var token = UUID.randomUUID();
        for (int round = 0; round < 20; round++) {
            Set<String> given = ConcurrentHashMap.newKeySet();
            var together = new CyclicBarrier(8);
            all(IntStream.range(0, 8)
                    .<Callable<@Nullable Void>>mapToObj(_ -> () -> {
                        together.await(30, TimeUnit.SECONDS);
                        given.add(desk.next(token));
                        return null;
                    })
                    .toList());

            assertThat(given).hasSize(1);
            desk.queue().settle(desk.id(given.iterator().next()), token, Report.SENT);
        }
    }

    /// A poller that gave up waiting for its answer asks again while the first call is still on its way.
    @Test
    void aCallWaitsForAnEarlierOneOfItsToken() throws Exception {
        desk.write("first");
        desk.write("second");
        var token = UUID.randomUUID();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var again = desk.database().inTransaction(() -> {
                assertThat(desk.next(token)).isEqualTo("first");
                var second = thread.submit(() -> desk.next(token));
                eventually("it waits", Duration.ofSeconds(10), () -> second.isDone() || somebodyWaits());
                return second;
            });

            assertThat(again.get()).isEqualTo("first");
        }
    }

    @Test
    void aFailureReportedFromManySidesAtOnceCountsOnce() throws Exception {
        desk.write("news");
        var id = desk.id("news");
        var token = UUID.randomUUID();
        for (int tries = 1; tries <= PullQueue.TRIES_MAX; tries++) {
            desk.next(token);
            all(IntStream.range(0, 8)
                    .<Callable<@Nullable Void>>mapToObj(_ -> () -> {
                        desk.queue().settle(id, token, Report.FAILED);
                        return null;
                    })
                    .toList());

            assertThat(desk.states()).containsExactly("news %s %d".formatted(tries < 5 ? "waiting" : "failed", tries));
        }
    }

    @Test
    void oneKeyIsOnePieceHoweverManyWriteIt() throws Exception {
        var written = new AtomicInteger();
        all(IntStream.range(0, 8)
                .<Callable<@Nullable Void>>mapToObj(_ -> () -> {
                    for (int n = 0; n < 20; n++) if (desk.write("news " + n)) written.incrementAndGet();
                    return null;
                })
                .toList());

        assertThat(written).hasValue(20);
        assertThat(desk.states()).hasSize(20);
    }

    private Callable<@Nullable Void> writer(int number) {
        return () -> {
            for (int n = number; n < NEWS; n += WRITERS) {
                desk.write("news " + n);
                desk.news().write(new NewNews("telegram " + n, 7, "k", Platform.GITLAB, "telegram", Map.of()));
            }
            return null;
        };
    }

    private @Nullable Void pollAndSettle() {
        var token = UUID.randomUUID();
        while (settled.get() < NEWS) {
            desk.queue().next(token).ifPresent(item -> {
                tell(item);
                desk.queue().settle(item.id(), token, Report.SENT);
                settled.incrementAndGet();
            });
        }
        return null;
    }

    private Callable<@Nullable Void> crashing(Random chance, Map<String, AtomicInteger> hidden) {
        return () -> {
            var token = UUID.randomUUID();
            while (counts("WHERE state = 'waiting'") > 0) {
                var item = desk.queue().next(token);
                if (item.isEmpty()) continue;
                int fate = chance.nextInt(10);
                if (fate > 0) tell(item.get());
                if (fate == 1)
                    hidden.computeIfAbsent(Desk.key(item.get()), _ -> new AtomicInteger())
                            .incrementAndGet();
                if (fate > 1) desk.queue().settle(item.get().id(), token, Report.SENT);
                else token = crashed(token);
            }
            return null;
        };
    }

    /// Its lease is over at once; who comes after it has another token.
    private UUID crashed(UUID token) {
        desk.database().update("UPDATE news SET lease_expires_at = clock_timestamp() WHERE leased_to = ?", token);
        return UUID.randomUUID();
    }

    private void tell(NewsItem item) {
        told.computeIfAbsent(Desk.key(item), _ -> new AtomicInteger()).incrementAndGet();
    }

    private int counts(String where) {
        return desk.database()
                .one("SELECT count(*) AS n FROM news " + where, row -> row.number("n"))
                .orElseThrow();
    }

    private boolean somebodyWaits() {
        return !desk.database()
                .list("SELECT 1 FROM pg_locks WHERE NOT granted", row -> true)
                .isEmpty();
    }

    private static void all(List<Callable<@Nullable Void>> work) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var done : threads.invokeAll(work)) done.get();
        }
    }
}
