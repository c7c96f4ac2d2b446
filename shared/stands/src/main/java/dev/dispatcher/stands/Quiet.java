package dev.dispatcher.stands;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Notices jobs that do not get on. The owner is told of those that no runner takes, that wait for a resource or that
/// print nothing; what prints nothing twice as long is canceled, to be run once more.
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
            if (!job.warned) trouble(job, wakeUp.now()).ifPresent(words -> warn(wakeUp, job, words));
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
        job.checkedAt = wakeUp.now();
        int length = wakeUp.read(gitLab -> gitLab.log(wakeUp.project(), job.id)).length();
        if (length != job.logLength) {
            job.changedAt = wakeUp.now();
            job.warned = false;
        }
        job.logLength = length;
        var three = jobs.usual(job).multipliedBy(3);
        job.quiet = three.compareTo(HeldJob.QUIET_MIN) > 0 ? three : HeldJob.QUIET_MIN;
    }

    private static Optional<Sentence> trouble(HeldJob job, Instant now) {
        if (job.isQuiet(now)) return Optional.of(new Sentence("has printed nothing", "ничего не печатает"));
        if (job.word.equals("pending") && job.isUnchangedFor(Stuck.PENDING, now)) {
            return Optional.of(new Sentence("has found no runner", "не находит раннера"));
        }
        if (job.word.equals("waiting_for_resource") && job.isUnchangedFor(Stuck.RESOURCE, now)) {
            return Optional.of(new Sentence("has waited for a resource", "ждёт ресурса"));
        }
        return Optional.empty();
    }

    private static void warn(WakeUp wakeUp, HeldJob job, Sentence trouble) {
        var held = wakeUp.held();
        var since = job.changedAt;
        job.warned = true;
        held.tell(
                "quiet:%s:%d:%s".formatted(held.run.id, job.id, since),
                "stand.stuck",
                new Sentence(
                        "%s: %s %s since %s. %s".formatted(held.name, job.name, trouble.en(), since, job.webUrl),
                        "%s: %s %s с %s. %s".formatted(held.name, job.name, trouble.ru(), since, job.webUrl)));
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
