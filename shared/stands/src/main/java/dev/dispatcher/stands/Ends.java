package dev.dispatcher.stands;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// How runs upwards end, and what follows for the stand.
final class Ends {

    private static final Duration[] NOTICES = {Duration.ofHours(24), Duration.ofHours(2), Duration.ofMinutes(15)};

    private Ends() {}

    static Next success(WakeUp wakeUp, Observed observed) {
        var held = wakeUp.held();
        held.run.finish(RunState.SUCCESS, null, wakeUp.now());
        held.observed = observed;
        held.readyAt = wakeUp.now();
        held.probedAt = wakeUp.now();
        held.error = null;
        count(held, wakeUp.now().plus(held.plan.ttl()), wakeUp.now());
        return new Next.At(wakeUp.now());
    }

    static Next failed(WakeUp wakeUp, Sentence why) {
        return over(wakeUp, RunState.FAILED, why);
    }

    static Next lost(WakeUp wakeUp, Sentence why) {
        return over(wakeUp, RunState.LOST, why);
    }

    /// By somebody, or by its own time: then it has failed.
    static Next canceled(WakeUp wakeUp) {
        var cause = Objects.requireNonNull(wakeUp.run().cancelCause);
        if (cause != Cause.TIMEOUT) return over(wakeUp, RunState.CANCELED, cause.canceled());
        long minutes = wakeUp.plan().runMax().toMinutes();
        return failed(
                wakeUp,
                new Sentence(
                        "It took longer than %d minutes.".formatted(minutes),
                        "Это длилось дольше %d мин.".formatted(minutes)));
    }

    private static Next over(WakeUp wakeUp, RunState end, Sentence why) {
        var held = wakeUp.held();
        held.run.finish(end, why, wakeUp.now());
        // What has come up half lives no longer than what is ready.
        if (held.expiresAt == null) count(held, wakeUp.now().plus(held.plan.ttl()), wakeUp.now());
        return new Next.At(wakeUp.now());
    }

    /// From now on the stand's time runs until then, but not beyond its end.
    static void count(Held held, Instant until, Instant now) {
        var expires = until.isAfter(held.endsAt) ? held.endsAt : until;
        held.expiresAt = expires;
        held.notices = noticesDueAt(Duration.between(now, expires));
    }

    /// How many notices are due with so much time left.
    static int noticesDueAt(Duration left) {
        int due = 0;
        while (due < NOTICES.length && left.compareTo(NOTICES[due]) <= 0) due++;
        return due;
    }

    static boolean hasNoticesLeft(int given) {
        return given < NOTICES.length;
    }

    static Duration notice(int number) {
        return NOTICES[number];
    }

    /// A way up may take as long as its products say, a try to take down half an hour.
    static boolean isOverTime(WakeUp wakeUp) {
        var run = wakeUp.run();
        var most = run.isUp() ? wakeUp.plan().runMax() : TearingDown.TRY_MAX;
        return wakeUp.hasPassed(run.startedOrCreatedAt(), most);
    }
}
