package dev.dispatcher.stands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Why a stand does not get on, in words. Computed from what is on record, whenever somebody asks.
public record Stuck(String rule, Instant since, Sentence why) {

    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration QUEUED = Duration.ofMinutes(2);
    static final Duration PENDING = Duration.ofMinutes(10);
    static final Duration RESOURCE = Duration.ofMinutes(30);
    static final Duration UNANSWERED = Duration.ofMinutes(15);

    /// What is looked at: a stand, its run, the run's jobs, and the world around. `databaseNow` judges leases.
    record Sight(StandView stand, RunView run, List<JobView> jobs, int freeSlots, Instant now, Instant databaseNow) {

        boolean isPast(@Nullable Instant since, Duration limit) {
            return since != null && !now.isBefore(since.plus(limit));
        }
    }

    public String reason() {
        return why.en();
    }

    static @Nullable Stuck of(Sight sight) {
        return Stream.of(
                        leased(sight),
                        unanswered(sight),
                        missing(sight),
                        tooLong(sight),
                        silent(sight),
                        pending(sight),
                        waiting(sight),
                        jobsDone(sight),
                        queued(sight),
                        stopping(sight))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Stuck> leased(Sight sight) {
        var until = sight.stand.leaseUntil();
        if (until == null || sight.databaseNow.isBefore(until.plus(LEASE))) return Optional.empty();
        return stuck(
                "lease_expired",
                until,
                new Sentence(
                        "Whoever was moving it has gone silent. Anybody may continue.",
                        "Тот, кто им занимался, замолчал. Продолжить может любой."));
    }

    private static Optional<Stuck> queued(Sight sight) {
        var run = sight.run;
        boolean isLate = run.state().equals("queued") && run.isUp() && sight.isPast(run.createdAt(), QUEUED);
        if (!isLate || sight.freeSlots <= 0) return Optional.empty();
        return stuck(
                "queued",
                run.createdAt(),
                new Sentence(
                        "It waits in line although %d runs more could go on.".formatted(sight.freeSlots),
                        "Стоит в очереди, хотя свободных мест: %d.".formatted(sight.freeSlots)));
    }

    private static Optional<Stuck> pending(Sight sight) {
        return job(sight, job -> job.word().equals("pending") && sight.isPast(job.changedAt(), PENDING))
                .flatMap(job -> {
                    boolean isForAny = job.tags().isEmpty();
                    var en = isForAny ? "" : " with the tags " + job.tags();
                    var ru = isForAny ? "" : " с метками " + job.tags();
                    return stuck(
                            "job_pending",
                            job.changedAt(),
                            new Sentence(
                                    "No runner%s has taken %s.".formatted(en, job.name()),
                                    "Ни один раннер%s не взял %s.".formatted(ru, job.name())));
                });
    }

    private static Optional<Stuck> silent(Sight sight) {
        return job(sight, job -> job.word().equals("running") && sight.isPast(job.changedAt(), job.quiet()))
                .flatMap(job -> stuck(
                        "job_silent",
                        job.changedAt(),
                        new Sentence(
                                "%s runs, but has printed nothing for %d minutes."
                                        .formatted(job.name(), minutes(job.changedAt(), sight.now)),
                                "%s идёт, но ничего не печатает уже %d мин."
                                        .formatted(job.name(), minutes(job.changedAt(), sight.now)))));
    }

    private static Optional<Stuck> waiting(Sight sight) {
        return job(sight, job -> job.word().equals("waiting_for_resource") && sight.isPast(job.changedAt(), RESOURCE))
                .flatMap(job -> {
                    var holder = job.holder();
                    var en = holder == null ? "somebody outside of our stands" : "the stand " + holder;
                    var ru = holder == null ? "занятого не нашими стендами" : "занятого стендом " + holder;
                    return stuck(
                            "waiting_for_resource",
                            job.changedAt(),
                            new Sentence(
                                    "%s waits for a resource that %s holds.".formatted(job.name(), en),
                                    "%s ждёт ресурса, %s.".formatted(job.name(), ru)));
                });
    }

    private static Optional<Stuck> unanswered(Sight sight) {
        var since = sight.run.unansweredSince();
        if (since == null || !sight.isPast(since, UNANSWERED)) return Optional.empty();
        return stuck(
                "unanswered",
                since,
                new Sentence(
                        "GitLab does not answer: %s.".formatted(sight.run.unanswered()),
                        "GitLab не отвечает: %s.".formatted(sight.run.unanswered())));
    }

    private static Optional<Stuck> missing(Sight sight) {
        var at = sight.run.missingAt();
        if (at == null || sight.run.missing() < Following.MISSING_MAX) return Optional.empty();
        return stuck(
                "pipeline_missing",
                at,
                new Sentence(
                        "GitLab has no pipeline %d any more.".formatted(sight.run.pipelineId()),
                        "Пайплайна %d в GitLab больше нет.".formatted(sight.run.pipelineId())));
    }

    private static Optional<Stuck> jobsDone(Sight sight) {
        var since = sight.run.jobsDoneAt();
        boolean isActive = sight.run.state().equals("running");
        if (since == null || !isActive || !sight.isPast(since, Following.TRUST_JOBS_AFTER)) return Optional.empty();
        return stuck(
                "jobs_done",
                since,
                new Sentence(
                        "All jobs are done, but GitLab says that the pipeline is not.",
                        "Все задания закончены, но GitLab считает, что пайплайн ещё идёт."));
    }

    private static Optional<Stuck> tooLong(Sight sight) {
        var run = sight.run;
        var since = run.startedAt();
        boolean isLate = run.isUp() && run.finishedAt() == null && sight.isPast(since, sight.stand.runMax());
        if (!isLate || since == null) return Optional.empty();
        return stuck(
                "too_long",
                since.plus(sight.stand.runMax()),
                new Sentence(
                        "Its run takes longer than the %d minutes it may take."
                                .formatted(sight.stand.runMax().toMinutes()),
                        "Запуск идёт дольше отведённых %d мин."
                                .formatted(sight.stand.runMax().toMinutes())));
    }

    private static Optional<Stuck> stopping(Sight sight) {
        var stand = sight.stand;
        if (sight.run.isUp()
                || stand.status().equals("stopped")
                || stand.status().equals("gone")) return Optional.empty();
        boolean isLate = sight.run.finishedAt() == null && sight.isPast(sight.run.startedAt(), TearingDown.TRY_MAX);
        if (!isLate && stand.teardownTries() == 0) return Optional.empty();
        var known = stand.why();
        var error = known == null ? new Sentence("it takes more than half an hour", "прошло больше получаса") : known;
        int tries = stand.teardownTries() + (isLate ? 1 : 0);
        var since = stand.leakingSince() == null ? sight.run.createdAt() : stand.leakingSince();
        return stuck(
                "stopping",
                since,
                new Sentence(
                        "It is not down after %d tries: %s".formatted(tries, error.en()),
                        "Не убран, попыток: %d: %s".formatted(tries, error.ru())));
    }

    private static Optional<JobView> job(Sight sight, Predicate<JobView> isStuck) {
        // While GitLab is silent, what was last seen of a job is no news.
        if (sight.run.finishedAt() != null || sight.run.unansweredSince() != null) return Optional.empty();
        return sight.jobs.stream().filter(isStuck).findFirst();
    }

    private static Optional<Stuck> stuck(String rule, Instant since, Sentence why) {
        return Optional.of(new Stuck(rule, since, why));
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
