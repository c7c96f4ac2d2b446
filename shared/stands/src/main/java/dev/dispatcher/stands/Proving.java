package dev.dispatcher.stands;

import jakarta.inject.Singleton;
import java.time.Duration;

/// A stand whose jobs are done is asked whether it answers. For ten minutes it may say nothing.
@Singleton
final class Proving {

    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final StandsConfig config;

    Proving(StandsConfig config) {
        this.config = config;
    }

    Next turn(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (run.isToBeCanceled()) return Ends.canceled(wakeUp);
        if (run.probingSince == null) run.probingSince = wakeUp.now();
        var url = wakeUp.plan().url(wakeUp.held().name);
        if (url == null) return Ends.success(wakeUp, Observed.UP);
        if (!wakeUp.hand().canRead()) return new Next.At(wakeUp.now());
        if (wakeUp.hand().answers(url)) return Ends.success(wakeUp, Observed.UP);
        if (wakeUp.hasPassed(run.probingSince, PATIENCE)) return Ends.success(wakeUp, Observed.DEGRADED);
        return Next.in(config.poll(), wakeUp.now());
    }
}
