package dev.dispatcher.events.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Machine;
import dev.dispatcher.events.Wakeups;
import dev.dispatcher.platform.lambda.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is swept together with events.
class OthersTest {

    private final Machine machine = Machine.withQueues(Map.of("EVENT_SWEEP_EVERY", "50ms"));

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void areSweptThoughOneOfThemCannotBeAndThatIsSeen() {
        var swept = new AtomicInteger();
        var recovery = recovery(
                () -> {
                    throw new IllegalStateException("no sweep today");
                },
                () -> {
                    swept.incrementAndGet();
                    return false;
                });

        assertThatThrownBy(() -> recovery.recover(Deadline.in(Duration.ofMillis(5_500))))
                .hasMessage("no sweep today");
        assertThat(swept.get()).isPositive();
    }

    private EventRecovery recovery(AlsoSwept... others) {
        return new EventRecovery(
                machine.the(Sweeps.class),
                machine.the(Wakeups.class),
                machine.the(DeadLetters.class),
                machine.the(EventMonitor.class),
                machine.the(EventsConfig.class),
                List.of(others));
    }
}
