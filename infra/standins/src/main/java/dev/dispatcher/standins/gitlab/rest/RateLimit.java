package dev.dispatcher.standins.gitlab.rest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// Counts calls by the minute, for the headers that tell. It never says no: that is a fault's business.
final class RateLimit {

    private static final int PER_MINUTE = 2_000;

    private Instant minute = Instant.EPOCH;
    private int observed;

    synchronized Map<String, String> next(Instant now) {
        var current = now.truncatedTo(ChronoUnit.MINUTES);
        if (!current.equals(minute)) observed = 0;
        minute = current;
        observed++;
        return Map.of(
                "RateLimit-Name", "throttle_authenticated_api",
                "RateLimit-Limit", String.valueOf(PER_MINUTE),
                "RateLimit-Observed", String.valueOf(observed),
                "RateLimit-Remaining", String.valueOf(Math.max(0, PER_MINUTE - observed)),
                "RateLimit-Reset",
                        String.valueOf(minute.plus(1, ChronoUnit.MINUTES).getEpochSecond()));
    }
}
