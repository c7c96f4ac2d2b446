package dev.dispatcher.events.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Random random = new Random(11);

    @Test
    void staysWithinAFifthOfFourTimesAsLongEachTime() {
        for (int draw = 0; draw < 20_000; draw++) {
            var first = Duration.ofMillis(1 + random.nextInt(60_000));
            int attempt = 1 + random.nextInt(100);
            double ideal = first.toMillis() * Math.pow(4, Math.min(attempt - 1, 10));

            long delay = new Backoff(first, random).after(attempt, null).toMillis();
            assertThat(delay).isLessThanOrEqualTo(900_000);
            if (delay < 900_000) assertThat((double) delay).isBetween(ideal * 0.8 - 1, ideal * 1.2);
            else assertThat(ideal * 1.2).isGreaterThanOrEqualTo(900_000);
        }
    }

    @Test
    void growsInExpectationUntilItIsAsLongAsItGets() {
        var backoff = new Backoff(Duration.ofSeconds(10), random);
        double before = 0;
        for (int attempt = 1; attempt <= 4; attempt++) {
            double mean = mean(backoff, attempt);
            assertThat(mean).isGreaterThan(before * 1.2);
            before = mean;
        }
        assertThat(mean(backoff, 1)).isBetween(9_900.0, 10_100.0);
        assertThat(mean(backoff, 2)).isBetween(39_500.0, 40_500.0);
        assertThat(backoff.after(40, null)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void spreadsOut() {
        var backoff = new Backoff(Duration.ofSeconds(10), random);
        var delays =
                random.ints(1000).mapToObj(_ -> backoff.after(1, null)).sorted().toList();

        assertThat(delays.getFirst()).isLessThan(Duration.ofMillis(8_200));
        assertThat(delays.getLast()).isGreaterThan(Duration.ofMillis(11_800));
    }

    @Test
    void theFarSideHasTheLastWordWithinBounds() {
        var backoff = new Backoff(Duration.ofSeconds(10), random);

        assertThat(backoff.after(1, Duration.ofSeconds(77))).isEqualTo(Duration.ofSeconds(77));
        assertThat(backoff.after(3, Duration.ZERO)).isEqualTo(Duration.ZERO);
        assertThat(backoff.after(1, Duration.ofSeconds(-5))).isEqualTo(Duration.ZERO);
        assertThat(backoff.after(1, Duration.ofDays(2))).isEqualTo(Duration.ofMinutes(15));
    }

    private double mean(Backoff backoff, int attempt) {
        return random.ints(5_000)
                .mapToLong(_ -> backoff.after(attempt, null).toMillis())
                .average()
                .orElseThrow();
    }
}
