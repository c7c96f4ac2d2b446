package dev.dispatcher.stands;

import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/// A stand between two runs: what has to be begun, how long it still lives, and what its owner is told of that.
@Singleton
final class Resting {

    private static final Duration PROBE_EVERY = Duration.ofMinutes(5);

    private final Ids ids;
    private final StandsConfig config;

    Resting(Ids ids, StandsConfig config) {
        this.ids = ids;
        this.config = config;
    }

    Next turn(WakeUp wakeUp) {
        var held = wakeUp.held();
        if (held.observed == Observed.GONE) return new Next.Never();
        return switch (held.desired) {
            case UP -> living(wakeUp);
            case STOPPED -> held.observed == Observed.STOPPED ? kept(wakeUp) : takeDown(wakeUp);
            case DELETED -> takeDown(wakeUp);
        };
    }

    private Next takeDown(WakeUp wakeUp) {
        var held = wakeUp.held();
        var id = ids.next();
        held.run = new Run(id, held.run.number + 1, Run.Kind.DOWN, id.toString(), held.name, wakeUp.now());
        held.runIsNew = true;
        held.jobs.clear();
        held.attempts.clear();
        held.stepsBefore.clear();
        // The run has to be a row before its intent can be written down.
        return new Next.At(wakeUp.now());
    }

    private Next kept(WakeUp wakeUp) {
        var held = wakeUp.held();
        var until = (held.stoppedAt == null ? wakeUp.now() : held.stoppedAt).plus(config.keepStopped());
        if (wakeUp.now().isBefore(until)) return new Next.At(until);
        held.desired = Desired.DELETED;
        return Next.again();
    }

    private Next living(WakeUp wakeUp) {
        var held = wakeUp.held();
        if (held.expiresAt == null) return new Next.Never();
        if (!wakeUp.now().isBefore(held.expiresAt)) return expired(wakeUp);
        var left = Duration.between(wakeUp.now(), held.expiresAt);
        int due = Ends.noticesDueAt(left);
        if (due > held.notices) {
            held.notices = due;
            held.tell(
                    "notice:%s:%d".formatted(held.expiresAt, due),
                    "stand.expiring",
                    new Sentence(
                            "%s will be stopped at %s. It can be extended.".formatted(held.name, held.expiresAt),
                            "%s будет остановлен в %s. Его можно продлить.".formatted(held.name, held.expiresAt)));
        }
        var next = Ends.hasNoticesLeft(held.notices) ? held.expiresAt.minus(Ends.notice(held.notices)) : held.expiresAt;
        return new Next.At(earlier(next, probe(wakeUp)));
    }

    /// A degraded stand may recover by itself. Answers when it is to be asked again.
    private static Instant probe(WakeUp wakeUp) {
        var held = wakeUp.held();
        var url = held.plan.url(held.name);
        if (held.observed != Observed.DEGRADED || url == null) return Instant.MAX;
        if (held.probedAt == null || wakeUp.hasPassed(held.probedAt, PROBE_EVERY)) {
            held.probedAt = wakeUp.now();
            if (wakeUp.hand().canRead() && wakeUp.hand().answers(url)) held.observed = Observed.UP;
        }
        return held.observed == Observed.UP ? Instant.MAX : held.probedAt.plus(PROBE_EVERY);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Next expired(WakeUp wakeUp) {
        var held = wakeUp.held();
        if (held.plan.teardown().by() == Teardown.By.NOTHING && held.builtSha != null) {
            held.tell(
                    "expired:" + held.expiresAt,
                    "stand.expired",
                    new Sentence(
                            "%s has had its time, but its product does not say how to stop it.".formatted(held.name),
                            "Время стенда %s вышло, но как его остановить, в продукте не сказано.".formatted(held.name)));
            return new Next.Never();
        }
        held.desired = Desired.STOPPED;
        return Next.again();
    }
}
