package dev.dispatcher.stands;

import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.stands.Claims.Lease;
import dev.dispatcher.stands.Claims.Superseded;
import dev.dispatcher.stands.gitlab.GitLab;
import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import dev.dispatcher.stands.gitlab.GitLabFailure.Unanswered;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Takes one stand one wake-up further: lease it, look at it, ask the outside for one change at most, and let it go
/// with the time of its next wake-up. No transaction is open while somebody else's server answers.
@Singleton
public final class Advance {

    private static final int TURNS_MAX = 40;

    private final Claims claims;
    private final Loading loading;
    private final Saving saving;
    private final Machine machine;
    private final GitLab gitLab;
    private final Probe probe;
    private final Clock clock;

    Advance(Claims claims, Loading loading, Saving saving, Machine machine, GitLab gitLab, Probe probe, Clock clock) {
        this.claims = claims;
        this.loading = loading;
        this.saving = saving;
        this.machine = machine;
        this.gitLab = gitLab;
        this.probe = probe;
        this.clock = clock;
    }

    /// Whether it was due and nobody else's.
    boolean stand(UUID stand) {
        var lease = claims.claim(stand, clock.instant());
        lease.ifPresent(this::wake);
        return lease.isPresent();
    }

    /// The stand that is due longest, if any is.
    Optional<UUID> anyDue() {
        var lease = claims.claimDue(clock.instant());
        lease.ifPresent(this::wakeAlone);
        return lease.map(Lease::stand);
    }

    /// One stand that cannot be moved is named, and is nobody else's trouble: it stays leased for a while.
    static final class Unmovable extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unmovable(UUID stand, RuntimeException cause) {
            super("the stand %s cannot be moved: %s".formatted(stand, cause.getMessage()), cause);
        }
    }

    private void wakeAlone(Lease lease) {
        try {
            wake(lease);
        } catch (SqlFailure.Unreachable away) {
            throw away;
        } catch (RuntimeException broken) {
            throw new Unmovable(lease.stand(), broken);
        }
    }

    private void wake(Lease lease) {
        var held = loading.load(lease.stand());
        var wakeUp = new WakeUp(held, new Hand(gitLab, probe), lease, clock.instant());
        try {
            saving.save(held, lease, next(wakeUp));
        } catch (Superseded _) {
            // Whoever has it now sees the world as it is. What we have learnt or done they will find there.
        }
    }

    private Next next(WakeUp wakeUp) {
        try {
            Next next = Next.again();
            for (int turn = 0; next instanceof Next.Again && turn < TURNS_MAX; turn++) {
                if (!wakeUp.hand().canChange()) break;
                next = machine.turn(wakeUp);
            }
            answered(wakeUp.run());
            return next;
        } catch (Unanswered nothing) {
            return unanswered(wakeUp, nothing);
        } catch (Refused no) {
            return machine.refused(wakeUp, no);
        }
    }

    private static void answered(Run run) {
        run.unansweredSince = null;
        run.unanswered = null;
    }

    /// Silence changes nothing but the time of the next look.
    private static Next unanswered(WakeUp wakeUp, Unanswered nothing) {
        var run = wakeUp.run();
        if (run.isOver()) return Next.in(Duration.ofMinutes(5), wakeUp.now());
        if (run.unansweredSince == null) run.unansweredSince = wakeUp.now();
        run.unanswered = nothing.getMessage();
        run.tries++;
        var wanted = nothing.retryAfter();
        var wait = Backoff.after(run);
        return Next.in(wanted != null && wanted.compareTo(wait) > 0 ? wanted : wait, wakeUp.now());
    }

    /// How long a run is left alone after so many silences.
    private static final class Backoff {

        private static final int DOUBLINGS_MAX = 4;

        static Duration after(Run run) {
            long doubled = 1L << Math.min(run.tries - 1, DOUBLINGS_MAX);
            return switch (run.state) {
                // A trigger may have been heard, so somebody should look soon.
                case TRIGGERING -> Duration.ofSeconds(Math.min(60, 10 * doubled));
                case RUNNING -> Duration.ofSeconds(Math.min(60, 15 * doubled));
                case QUEUED, PREPARING, PROVING, SUCCESS, FAILED, CANCELED, LOST -> Duration.ofMinutes(doubled);
            };
        }
    }
}
