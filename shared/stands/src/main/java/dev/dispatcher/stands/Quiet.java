package dev.dispatcher.stands;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// Notices jobs that run and print nothing: after a while the owner is told, and after twice that the job is canceled
/// to be run once more.
@Singleton
final class Quiet {

    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(5);

    private final JobRows jobs;

    Quiet(JobRows jobs) {
        this.jobs = jobs;
    }

    Optional<Next> turn(WakeUp wakeUp) {
        var held = wakeUp.held();
        var suspect = held.jobs.stream()
                .filter(job -> job.word.equals("running") && isToBeChecked(wakeUp, job))
                .min(Comparator.comparing(job -> job.checkedAt == null ? job.changedAt : job.checkedAt));
        if (suspect.isPresent() && wakeUp.hand().canRead()) check(wakeUp, suspect.get());
        for (var job : held.jobs) {
            if (job.isQuiet(wakeUp.now()) && !job.warned) warn(wakeUp, job);
        }
        return held.jobs.stream()
                .filter(job -> job.isQuietForLong(wakeUp.now()) && !job.rescued)
                .filter(job -> held.mayRecover(Steps.nameOf(held, job)) && isFirst(held, job))
                .findFirst()
                .map(job -> cancel(wakeUp, job));
    }

    private static boolean isToBeChecked(WakeUp wakeUp, HeldJob job) {
        var last = job.checkedAt == null || job.checkedAt.isBefore(job.changedAt) ? job.changedAt : job.checkedAt;
        return wakeUp.hasPassed(last, BETWEEN_CHECKS);
    }

    private void check(WakeUp wakeUp, HeldJob job) {
        int length = wakeUp.read(gitLab -> gitLab.log(wakeUp.project(), job.id)).length();
        job.checkedAt = wakeUp.now();
        if (length != job.logLength) {
            job.changedAt = wakeUp.now();
            job.warned = false;
        }
        job.logLength = length;
        var three = jobs.usual(job).multipliedBy(3);
        job.quiet = three.compareTo(HeldJob.QUIET_MIN) > 0 ? three : HeldJob.QUIET_MIN;
    }

    private static void warn(WakeUp wakeUp, HeldJob job) {
        var held = wakeUp.held();
        job.warned = true;
        held.tell(
                "quiet:%s:%d:%s".formatted(held.run.id, job.id, job.changedAt),
                "stand.stuck",
                "%s: %s has printed nothing since %s. %s".formatted(held.name, job.name, job.changedAt, job.webUrl));
    }

    /// A job gets this help once, whatever its id is by now.
    private static boolean isFirst(Held held, HeldJob job) {
        return held.attempts.stream()
                .noneMatch(attempt -> attempt.automatic() && attempt.cause().startsWith(job.name + " "));
    }

    private static Next cancel(WakeUp wakeUp, HeldJob job) {
        job.rescued = true;
        wakeUp.change(gitLab -> gitLab.cancelJob(wakeUp.project(), job.id));
        return Next.in(Duration.ofSeconds(1), wakeUp.now());
    }
}
