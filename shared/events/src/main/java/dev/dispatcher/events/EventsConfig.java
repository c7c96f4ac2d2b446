package dev.dispatcher.events;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.time.Duration;

/// How hard and how patiently events are tried. `leaseMargin` is how long a lease outlasts the deadline of an attempt,
/// so that a worker in time is never overtaken; `grace` is how late a wake-up may come before somebody looks.
public record EventsConfig(
        int attemptsMax,
        Duration processTimeout,
        Duration retryBackoff,
        Duration wakeAfter,
        Duration sweepEvery,
        Duration leaseMargin,
        Duration grace) {

    public static EventsConfig from(Settings settings) {
        var config = new EventsConfig(
                settings.number("MAX_RETRIES", 3, 1, 100),
                settings.duration("PROCESS_TIMEOUT", Duration.ofSeconds(30)),
                settings.duration("RETRY_BACKOFF", Duration.ofSeconds(10)),
                settings.duration("EVENT_WAKE_AFTER", Duration.ofSeconds(30)),
                settings.duration("EVENT_SWEEP_EVERY", Duration.ofSeconds(5)),
                settings.duration("EVENT_LEASE_MARGIN", Duration.ofSeconds(10)),
                settings.duration("EVENT_GRACE", Duration.ofSeconds(5)));
        if (config.leaseMargin.compareTo(config.grace) >= 0) return config;
        throw new Misconfigured("EVENT_LEASE_MARGIN must not be shorter than EVENT_GRACE.");
    }

    public Duration lease() {
        return processTimeout.plus(leaseMargin);
    }

    /// What must be left of an invocation before another attempt is started.
    public Duration attemptNeeds() {
        return processTimeout.plus(grace);
    }

    /// A function whose time is up before an attempt's would never start one.
    public void mustFitInto(Duration functionTimeout) {
        if (attemptNeeds().compareTo(functionTimeout) <= 0) return;
        throw new Misconfigured(
                "PROCESS_TIMEOUT is %d s, but with %d s to spare it must fit into FUNCTION_TIMEOUT, %d s."
                        .formatted(processTimeout.toSeconds(), grace.toSeconds(), functionTimeout.toSeconds()));
    }
}
