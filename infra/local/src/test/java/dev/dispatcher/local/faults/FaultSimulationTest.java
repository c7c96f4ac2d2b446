package dev.dispatcher.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Scale it with `-Devents=100000`, repeat it with `-Dseed=…`.
class FaultSimulationTest {

    private static final int EVENTS = Integer.getInteger("events", 5_000);
    private static final int EVENTS_PER_UNLUCKY_INNOCENT = 10_000;

    @Test
    void nothingIsLostStuckOrDoneTwiceWhateverBreaks() {
        long seed = Long.getLong("seed", RandomGenerator.getDefault().nextLong());

        var outcome = new Simulation(seed, EVENTS, 2, Duration.ofMinutes(3)).run();

        var verdict = outcome.verdict();
        assertThat(verdict.events()).isGreaterThanOrEqualTo(EVENTS);
        assertThat(verdict)
                .isEqualTo(new Verdict(verdict.events(), 0, 0, 0, 0, 0, 0, 0, 0, 0, verdict.innocentsFailed()));
        assertThat(verdict.innocentsFailed())
                .as("innocents failed")
                .isLessThanOrEqualTo(Math.ceilDiv(EVENTS, EVENTS_PER_UNLUCKY_INNOCENT));
        assertThat(outcome.faults()).containsKeys(everyFault());
    }

    private static String[] everyFault() {
        var points = Stream.of(Point.values()).map(Point::name);
        var others = Stream.of(
                "DUPLICATED",
                "DROPPED",
                "SHORT_OF_TIME",
                "FROZEN_BEYOND_LEASE",
                "KILLER",
                "SESSIONS_TERMINATED",
                "QUEUE_PURGED",
                "QUEUE_OUT_OF_REACH",
                "POSTGRES_CRASHED");
        return Stream.concat(points, others).toArray(String[]::new);
    }

    @Test
    void withoutASweeperEventsAreStuck() {
        var outcome = new Simulation(1, 300, 0, Duration.ofSeconds(6)).run();

        assertThat(outcome.verdict().stuck()).isPositive();
    }
}
