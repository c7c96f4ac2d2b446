package dev.dispatcher.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Scale it with `-Devents=100000`, repeat it with `-Dseed=…`.
class FaultSimulationTest {

    private static final int EVENTS = Integer.getInteger("events", 5_000);
    private static final int EVENTS_PER_UNLUCKY_INNOCENT = 10_000;

    @Test
    void nothingIsLostStuckOrDoneTwiceWhateverBreaks() {
        long seed = Long.getLong("seed", RandomGenerator.getDefault().nextLong());

        var verdict = new Simulation(seed, EVENTS, 2, Duration.ofMinutes(3)).run();

        assertThat(verdict.events()).isGreaterThanOrEqualTo(EVENTS);
        assertThat(verdict)
                .isEqualTo(new Verdict(
                        verdict.events(), 0, 0, 0, 0, 0, 0, 0, 0, 0, verdict.innocentsFailed()));
        assertThat(verdict.innocentsFailed())
                .as("innocents failed")
                .isLessThanOrEqualTo(Math.ceilDiv(EVENTS, EVENTS_PER_UNLUCKY_INNOCENT));
    }

    @Test
    void withoutASweeperEventsAreStuck() {
        var verdict = new Simulation(1, 300, 0, Duration.ofSeconds(6)).run();

        assertThat(verdict.stuck()).isPositive();
    }
}
