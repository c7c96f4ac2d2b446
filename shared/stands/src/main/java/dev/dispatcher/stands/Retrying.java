package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs failed jobs again: those somebody asked for, and those we have canceled ourselves because nothing moved in
/// them.
@Singleton
final class Retrying {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final StandsConfig config;

    Retrying(StandsConfig config) {
        this.config = config;
    }

    /// Another attempt at a job is another job to GitLab. To us it was played before.
    static void inherit(Held held, List<HeldJob> seen) {
        for (var job : seen) {
            boolean wasPlayed =
                    held.jobs.stream().anyMatch(old -> old.played && old.id != job.id && old.name.equals(job.name));
            if (!wasPlayed || job.played) continue;
            job.played = true;
            job.required = job.required || !held.run.isUp() || held.plan.counts(job.stage);
        }
    }

    Optional<Next> turn(WakeUp wakeUp) {
        var held = wakeUp.held();
        var next = held.jobs.stream()
                .filter(job -> job.isBad() && (isAskedFor(held.run, job) || job.rescued))
                .findFirst();
        if (next.isEmpty()) {
            held.run.retryUpto = null;
            return Optional.empty();
        }
        var job = next.get();
        var step = Steps.nameOf(held, job);
        if (job.rescued && !isAskedFor(held.run, job)) {
            if (!held.mayRecover(step)) {
                job.rescued = false;
                return Optional.empty();
            }
            held.attempt(step, "%s printed nothing for too long".formatted(job.name), true, wakeUp.now());
        }
        return Optional.of(retry(wakeUp, job));
    }

    private static boolean isAskedFor(Run run, HeldJob job) {
        return run.retryUpto != null && job.id <= run.retryUpto;
    }

    private Next retry(WakeUp wakeUp, HeldJob job) {
        try {
            wakeUp.change(gitLab -> gitLab.retryJob(wakeUp.project(), job.id));
        } catch (Refused _) {
            // It runs again already. Or it never will: then it stays failed, and is not asked again.
            wakeUp.run().retryUpto = null;
            job.rescued = false;
            return Next.in(config.poll(), wakeUp.now());
        }
        return Next.in(SOON, wakeUp.now());
    }
}
