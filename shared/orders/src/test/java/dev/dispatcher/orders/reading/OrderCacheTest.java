package dev.dispatcher.orders.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.orders.reading.Lookup.Absent;
import dev.dispatcher.orders.reading.Lookup.Found;
import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class OrderCacheTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T09:30:00Z"));
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void asksOnceForWhatIsThere() {
        var cache = cache(uid -> Optional.of(order(uid, 10)));

        assertThat(cache.find("a")).isEqualTo(new Found(order("a", 10), false));
        clock.advance(Duration.ofDays(400));
        assertThat(cache.find("a")).isEqualTo(new Found(order("a", 10), true));
        assertThat(questions).hasValue(1);
    }

    @Test
    void remembersForTwoSecondsWhatIsNotThere() {
        var cache = cache(_ -> Optional.empty());

        assertThat(cache.find("a")).isEqualTo(new Absent(false));
        assertThat(cache.find("a")).isEqualTo(new Absent(true));
        clock.advance(Duration.ofMillis(1_999));
        assertThat(cache.find("a")).isEqualTo(new Absent(true));
        clock.advance(Duration.ofMillis(1));
        assertThat(cache.find("a")).isEqualTo(new Absent(false));
        assertThat(questions).hasValue(2);
    }

    @Test
    void forgetsAbsencesThatMayBeOver() {
        var there = new AtomicInteger();
        var cache = cache(uid -> there.get() == 0 ? Optional.empty() : Optional.of(order(uid, 1)));
        cache.find("a");
        there.set(1);

        cache.forgetAbsences();

        assertThat(cache.find("a")).isInstanceOf(Found.class);
    }

    @Test
    void asksOnceForTwoHundredWhoAskAtTheSameTime() throws InterruptedException, ExecutionException {
        assertThat(together("there", uid -> Optional.of(order(uid, 10)))).isEqualTo(1);
        assertThat(together("absent", _ -> Optional.empty())).isEqualTo(1);
    }

    @Test
    void staysWithinItsBoundForAMillionUnknownIds() {
        var cache = cache(_ -> Optional.empty());
        var keeper = cache(uid -> uid.startsWith("unknown") ? Optional.empty() : Optional.of(order(uid, 1_000)));
        keeper.find("known");

        for (int i = 0; i < 1_000_000; i++) cache.find("unknown-" + i);
        for (int i = 0; i < 10_000; i++) keeper.find("unknown-" + i);

        assertThat(cache.absences()).isLessThanOrEqualTo(OrderCache.ABSENT_MAX);
        assertThat(cache.bytes()).isZero();
        assertThat(keeper.find("known")).isEqualTo(new Found(order("known", 1_000), true));
    }

    @Test
    void staysWithinItsBytes() {
        var cache = cache(uid -> Optional.of(order(uid, 200_000)));

        for (int i = 0; i < 500; i++) {
            cache.find("order-" + i);
            assertThat(cache.bytes()).isLessThanOrEqualTo(OrderCache.BYTES_MAX);
        }
        assertThat(cache.bytes()).isGreaterThan(OrderCache.BYTES_MAX / 2);
    }

    @Test
    void weighsWideTextsTwice() {
        assertThat(new StoredOrder("a", "€".repeat(1_000), "").bytes())
                .isEqualTo(new StoredOrder("a", "x".repeat(1_000), "").bytes() + 1_000);
    }

    @Test
    void servesHitsAndPassesTroubleOnWhileTheSourceIsDown() {
        var down = new AtomicInteger();
        var cache = cache(uid -> {
            if (down.get() == 1) throw new IllegalStateException("down");
            return Optional.of(order(uid, 10));
        });
        cache.find("a");
        down.set(1);

        assertThat(cache.find("a")).isInstanceOf(Found.class);
        assertThatThrownBy(() -> cache.find("b")).hasMessage("down");
        down.set(0);
        assertThat(cache.find("b")).isEqualTo(new Found(order("b", 10), false));
    }

    private int together(String uid, Function<String, Optional<StoredOrder>> source)
            throws InterruptedException, ExecutionException {
        questions.set(0);
        var all = new CountDownLatch(200);
        var cache = cache(source);
        Callable<Lookup> lookup = () -> {
            all.countDown();
            all.await();
            return cache.find(uid);
        };
        var lookups = new ArrayList<Callable<Lookup>>();
        for (int i = 0; i < 200; i++) lookups.add(lookup);
        int asked = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(lookups)) {
                if (answer.get() instanceof Found found
                        ? !found.hit()
                        : answer.get().equals(new Absent(false))) asked++;
            }
        }
        assertThat(asked).isEqualTo(1);
        return questions.get();
    }

    private OrderCache cache(Function<String, Optional<StoredOrder>> source) {
        return new OrderCache(
                uid -> {
                    questions.incrementAndGet();
                    return source.apply(uid);
                },
                clock);
    }

    private static StoredOrder order(String uid, int length) {
        return new StoredOrder(uid, "x".repeat(length), "hash");
    }
}
