package dev.dispatcher.standins.gitlab.hooks;

import java.time.Duration;
import java.time.Instant;

/// How a hook is doing: more than three failures in a row turn it off for a while, more than 39 for good.
public final class Health {

    private static final int PATIENCE = 3;
    private static final int LAST_STRAW = 39;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration PAUSE_MAX = Duration.ofHours(24);

    private int failures;
    private Instant until = Instant.MIN;

    /// `executable`, `temporarily_disabled` or `disabled`.
    public synchronized String word(Instant now) {
        if (failures > LAST_STRAW) return "disabled";
        return failures > PATIENCE && now.isBefore(until) ? "temporarily_disabled" : "executable";
    }

    public synchronized Instant until() {
        return until;
    }

    /// A redirect counts as an answer.
    synchronized void heard(int status, Instant now) {
        boolean isWell = status >= 200 && status < 400;
        failures = isWell ? 0 : failures + 1;
        if (failures <= PATIENCE) return;
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - PATIENCE - 1, 20));
        until = now.plus(pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause);
    }
}
