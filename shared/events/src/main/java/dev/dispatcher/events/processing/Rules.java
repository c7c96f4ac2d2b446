package dev.dispatcher.events.processing;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Wakeups;
import dev.dispatcher.platform.Metrics;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every round goes by: how attempts run, where their outcome is written, how a failure is retried.
@Singleton
final class Rules {

    private static final Logger log = LoggerFactory.getLogger(Rules.class);

    private final EventsConfig config;
    private final Database database;
    private final Claims claims;
    private final Attempts attempts;
    private final Wakeups wakeups;
    private final Metrics metrics;
    private final Backoff backoff;

    Rules(
            EventsConfig config,
            Settings settings,
            Database database,
            Claims claims,
            Attempts attempts,
            Wakeups wakeups,
            Metrics metrics) {
        config.mustFitInto(settings.duration("FUNCTION_TIMEOUT", Duration.ofSeconds(90)));
        this.config = config;
        this.database = database;
        this.claims = claims;
        this.attempts = attempts;
        this.wakeups = wakeups;
        this.metrics = metrics;
        this.backoff = new Backoff(config.retryBackoff(), new SecureRandom());
    }

    EventsConfig config() {
        return config;
    }

    Database database() {
        return database;
    }

    Claims claims() {
        return claims;
    }

    Attempts attempts() {
        return attempts;
    }

    void fail(Delivery delivery, long token, Failure failure) {
        var delay = backoff.after(delivery.attempt(), failure.retryAfter());
        var status = claims.fail(delivery.id(), token, failure, delay, config.grace());
        log.warn(
                "event {} {}: attempt {} of {} {}, {}: {}",
                delivery.id(),
                delivery.type(),
                delivery.attempt(),
                delivery.attemptsMax(),
                failure.outcome(),
                status.map(EventStatus::word).orElse("superseded"),
                failure.reason());
        wake(delivery, status, delay);
    }

    private void wake(Delivery delivery, Optional<EventStatus> status, Duration delay) {
        if (status.isEmpty()) superseded(1);
        else if (status.get() == EventStatus.QUEUED) wakeups.later(delivery.id(), delay);
    }

    /// Somebody else took over: our result does not count, and nothing of it was written.
    void superseded(int events) {
        metrics.put(Map.of(), Map.of("events_superseded", events));
    }
}
