package dev.dispatcher.events;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.time.Duration;

/// How hard and how patiently events are tried.
public record EventsConfig(
        int attemptsMax,
        Duration processTimeout,
        Duration retryBackoff,
        Duration wakeAfter,
        Duration sweepEvery,
        Duration retention) {

    /// How long a lease outlasts the deadline of an attempt, so that a worker in time is never overtaken.
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(10);

    /// How late a wake-up may come before somebody looks.
    public static final Duration GRACE = Duration.ofSeconds(5);

    public static EventsConfig from(Settings settings) {
        var config = new EventsConfig(
                settings.number("MAX_RETRIES", 3, 1, 100),
                settings.duration("PROCESS_TIMEOUT", Duration.ofSeconds(30)),
                settings.duration("RETRY_BACKOFF", Duration.ofSeconds(10)),
                settings.duration("EVENT_WAKE_AFTER", Duration.ofSeconds(30)),
                settings.duration("EVENT_SWEEP_EVERY", Duration.ofSeconds(5)),
                settings.duration("EVENT_RETENTION", Duration.ofDays(30)));
        config.mustFitInto(settings.duration("FUNCTION_TIMEOUT", Duration.ofSeconds(90)));
        return config;
    }

    public Duration lease() {
        return processTimeout.plus(LEASE_MARGIN);
    }

    /// What must be left of an invocation before another attempt is started.
    public Duration attemptNeeds() {
        return processTimeout.plus(GRACE);
    }

    private void mustFitInto(Duration functionTimeout) {
        if (attemptNeeds().compareTo(functionTimeout) <= 0) return;
        throw new Misconfigured(
                "PROCESS_TIMEOUT is %d s, but with %d s to spare it must fit into FUNCTION_TIMEOUT, %d s."
                        .formatted(processTimeout.toSeconds(), GRACE.toSeconds(), functionTimeout.toSeconds()));
    }
}
