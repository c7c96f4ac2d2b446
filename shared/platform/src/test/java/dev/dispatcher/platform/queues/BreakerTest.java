package dev.dispatcher.platform.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.SettableClock;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final Breaker breaker = new Breaker(clock);

    @Test
    void opensAfterThreeFailuresInARowAndNotBefore() {
        breaker.failed();
        breaker.failed();
        breaker.succeeded();
        breaker.failed();
        breaker.failed();
        assertThat(breaker.letsThrough()).isTrue();

        breaker.failed();
        assertThat(breaker.letsThrough()).isFalse();
    }

    @Test
    void letsOneTrialThroughAfterAPause() {
        open();
        clock.advance(Breaker.PAUSE);

        var let = IntStream.range(0, 100)
                .parallel()
                .filter(_ -> breaker.letsThrough())
                .count();
        assertThat(let).isEqualTo(1);
    }

    @Test
    void closesWhenTheTrialSucceedsAndPausesAgainWhenItFails() {
        open();
        clock.advance(Breaker.PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
        breaker.failed();
        assertThat(breaker.letsThrough()).isFalse();

        clock.advance(Breaker.PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
        breaker.succeeded();
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void triesAgainWhenATrialWasNeverReported() {
        open();
        clock.advance(Breaker.PAUSE);
        assertThat(breaker.letsThrough()).isTrue();

        clock.advance(Breaker.PAUSE);
        assertThat(breaker.letsThrough()).isTrue();
    }

    private void open() {
        for (int failure = 0; failure < Breaker.FAILURES_MAX; failure++) breaker.failed();
    }
}
