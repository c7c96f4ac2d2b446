package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;

/// A process from its claim to the end of its agent.
final class Played {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Played() {}

    static UUID toItsEnd(Runs runs, UUID process) {
        try (var agent = new RunningAgent(runs, process)) {
            assertThat(agent.awaitEnd(PATIENCE)).as(agent.said()).isZero();
        }
        return process;
    }
}
