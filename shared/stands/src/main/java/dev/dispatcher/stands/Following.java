package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import dev.dispatcher.stands.gitlab.GitLabFailure.Unanswered;
import dev.dispatcher.stands.gitlab.Pipeline;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/// Watches a pipeline: mirrors its jobs, plays those that wait for somebody, and says when it is over. What cannot be
/// read changes nothing.
@Singleton
final class Following {

    static final int MISSING_MAX = 3;
    static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    static final Duration TRUST_JOBS_AFTER = Duration.ofMinutes(5);

    private final Canceling canceling;
    private final Retrying retrying;
    private final Quiet quiet;
    private final StandsConfig config;

    Following(Canceling canceling, Retrying retrying, Quiet quiet, StandsConfig config) {
        this.canceling = canceling;
        this.retrying = retrying;
        this.quiet = quiet;
        this.config = config;
    }

    Next turn(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (!wakeUp.hand().isFresh()) return new Next.At(wakeUp.now());
        if (!run.isToBeCanceled() && Ends.isOverTime(wakeUp)) run.cancelCause = Cause.TIMEOUT;
        var found = wakeUp.read(gitLab -> gitLab.pipeline(wakeUp.project(), id(run)));
        if (found.isEmpty()) return missing(wakeUp);
        run.missing = 0;
        run.missingAt = null;
        run.pipelineStatus = found.get().status();
        if (!Mirror.isComplete(wakeUp)) return new Next.At(wakeUp.now());
        if (run.isToBeCanceled()) return canceling.turn(wakeUp, found.get());
        return decide(wakeUp, found.get());
    }

    static long id(Run run) {
        return Objects.requireNonNull(run.pipelineId);
    }

    private static Next missing(WakeUp wakeUp) {
        var run = wakeUp.run();
        if (run.missingAt != null && !wakeUp.hasPassed(run.missingAt, BETWEEN_LOOKS)) {
            return new Next.At(run.missingAt.plus(BETWEEN_LOOKS));
        }
        run.missing++;
        run.missingAt = wakeUp.now();
        if (run.missing < MISSING_MAX) return Next.in(BETWEEN_LOOKS, wakeUp.now());
        var why = new Sentence(
                "GitLab has no pipeline %d any more.".formatted(id(run)),
                "В GitLab больше нет пайплайна %d.".formatted(id(run)));
        return run.isUp() ? Ends.lost(wakeUp, why) : TearingDown.failedTry(wakeUp, why);
    }

    private Next decide(WakeUp wakeUp, Pipeline pipeline) {
        var held = wakeUp.held();
        var again = retrying.turn(wakeUp);
        if (again.isPresent()) return again.get();
        var playable = held.jobs.stream().filter(HeldJob::isPlayable).findFirst();
        if (playable.isPresent()) return play(wakeUp, playable.get());
        var silent = quiet.turn(wakeUp);
        if (silent.isPresent()) return silent.get();
        boolean isActive = held.jobs.stream().anyMatch(job -> job.state == JobState.ACTIVE);
        if (isActive) {
            held.run.jobsDoneAt = null;
            return Next.in(config.poll(), wakeUp.now());
        }
        return settled(wakeUp, pipeline);
    }

    private Next play(WakeUp wakeUp, HeldJob job) {
        job.played = true;
        try {
            wakeUp.change(gitLab -> gitLab.playJob(wakeUp.project(), job.id));
        } catch (Refused _) {
            // It is playing already, or will tell why not when it is read again.
            return Next.in(config.poll(), wakeUp.now());
        }
        return Next.in(Duration.ofSeconds(1), wakeUp.now());
    }

    /// Nothing goes on any more.
    private Next settled(WakeUp wakeUp, Pipeline pipeline) {
        var held = wakeUp.held();
        var bad = held.jobs.stream().filter(HeldJob::isBad).findFirst();
        if (bad.isPresent()) return failed(wakeUp, bad.get());
        var required = held.jobs.stream().filter(job -> job.required).toList();
        boolean isGood = !required.isEmpty() && required.stream().allMatch(job -> job.state == JobState.SUCCESS);
        boolean isDone = held.jobs.stream().allMatch(job -> job.state.isOver() || !job.required);
        if (pipeline.isOver() || (isGood && pipeline.status().equals("manual")) || isTrusted(wakeUp, isDone)) {
            if (isGood) return good(wakeUp);
            return undone(wakeUp, required.isEmpty());
        }
        return Next.in(config.poll(), wakeUp.now());
    }

    /// GitLab has left pipelines running whose jobs were all done.
    private static boolean isTrusted(WakeUp wakeUp, boolean isDone) {
        var run = wakeUp.run();
        if (!isDone) run.jobsDoneAt = null;
        else if (run.jobsDoneAt == null) run.jobsDoneAt = wakeUp.now();
        return run.jobsDoneAt != null && wakeUp.hasPassed(run.jobsDoneAt, TRUST_JOBS_AFTER);
    }

    private static Next good(WakeUp wakeUp) {
        wakeUp.run().enter(RunState.PROVING);
        return new Next.At(wakeUp.now());
    }

    private static Next undone(WakeUp wakeUp, boolean hasNone) {
        var why = hasNone
                ? new Sentence(
                        "The pipeline has no job of the steps of this product.",
                        "В пайплайне нет ни одной задачи из шагов этого продукта.")
                : notRun(wakeUp.held());
        return wakeUp.run().isUp() ? Ends.failed(wakeUp, why) : TearingDown.failedTry(wakeUp, why);
    }

    private static Sentence notRun(Held held) {
        var idle = held.jobs.stream()
                .filter(job -> job.required && job.state != JobState.SUCCESS)
                .map(job -> job.name)
                .findFirst()
                .orElseThrow();
        return new Sentence(
                "The pipeline is over, but %s was not run.".formatted(idle),
                "Пайплайн закончился, но %s не запускалась.".formatted(idle));
    }

    private static Next failed(WakeUp wakeUp, HeldJob job) {
        var held = wakeUp.held();
        var why = new Sentence(
                "%s is %s.".formatted(job.name, job.word), "%s: %s.".formatted(job.name, job.state.inRussian()));
        if (!held.run.isUp()) return TearingDown.failedTry(wakeUp, why);
        held.tell("log:%s:%d".formatted(held.run.id, job.id), "stand.log", lastLines(wakeUp, job));
        return Ends.failed(wakeUp, why);
    }

    /// A log that cannot be read keeps nobody from hearing that the job has failed.
    private static Sentence lastLines(WakeUp wakeUp, HeldJob job) {
        String lines;
        try {
            lines = LastLines.of(wakeUp.read(gitLab -> gitLab.log(wakeUp.project(), job.id)));
        } catch (Unanswered | Refused silent) {
            lines = "(" + silent.getMessage() + ")";
        }
        var name = wakeUp.held().name;
        return new Sentence(
                "%s: the last lines of %s (%s):\n%s".formatted(name, job.name, job.webUrl, lines),
                "%s: последние строки %s (%s):\n%s".formatted(name, job.name, job.webUrl, lines));
    }
}
