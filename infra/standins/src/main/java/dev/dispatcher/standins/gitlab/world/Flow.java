package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What follows from what in a pipeline: which jobs may start, what a job's end does to its environment.
final class Flow {

    private static final Duration DELAY = Duration.ofSeconds(5);

    private final Happenings happenings;

    Flow(Happenings happenings) {
        this.happenings = happenings;
    }

    /// Takes the job one word further, at the time that was due.
    void step(Job job, Instant due) {
        job.step();
        turned(job, due);
        settle(job.pipeline(), due);
    }

    /// Tells of a job that somebody else has moved. `settle` comes after it.
    void turned(Job job, Instant now) {
        happenings.jobTurned(job, now);
        if (job.word().equals("success")) touchEnvironment(job, now);
    }

    /// Starts, holds or skips whatever can now be decided.
    void settle(Pipeline pipeline, Instant now) {
        boolean hasMoved = true;
        while (hasMoved) {
            hasMoved = false;
            for (var job : pipeline.latestJobs()) {
                if (job.word().equals("created") && decide(job, now)) {
                    turned(job, now);
                    hasMoved = true;
                }
            }
        }
        if (pipeline.hasTurned(now)) happenings.pipelineTurned(pipeline, now);
    }

    /// Whether those before it have come so far that something becomes of it.
    private boolean decide(Job job, Instant now) {
        var before = before(job);
        var word = Summary.of(before);
        if (!Words.isFinal(word)) return false;
        boolean isNeedMissing =
                !job.script().needs().isEmpty() && before.stream().anyMatch(Summary::isPassedOver);
        boolean isGood = (word.equals("success") || word.equals("skipped")) && !isNeedMissing;
        switch (job.script().when()) {
            case ON_SUCCESS -> startIf(isGood, job, now);
            case ON_FAILURE -> startIf(word.equals("failed"), job, now);
            case ALWAYS -> job.start(now);
            case MANUAL -> job.say(isGood ? "manual" : "skipped", now);
            case DELAYED -> {
                if (isGood) job.schedule(now, DELAY);
                else job.say("skipped", now);
            }
        }
        return true;
    }

    private static void startIf(boolean isTime, Job job, Instant now) {
        if (isTime) job.start(now);
        else job.say("skipped", now);
    }

    private static List<Job> before(Job job) {
        var stages = job.pipeline().stages();
        var needs = Set.copyOf(job.script().needs());
        int own = stages.indexOf(job.script().stage());
        return job.pipeline().latestJobs().stream()
                .filter(other -> needs.isEmpty()
                        ? stages.indexOf(other.script().stage()) < own
                        : needs.contains(other.script().name()))
                .toList();
    }

    /// What was skipped because of `job` has another chance when that is played or tried again.
    void revive(Job job) {
        var stages = job.pipeline().stages();
        int own = stages.indexOf(job.script().stage());
        for (var other : job.pipeline().latestJobs()) {
            boolean isLater = stages.indexOf(other.script().stage()) > own
                    || other.script().needs().contains(job.script().name());
            if (isLater && other.word().equals("skipped")) other.say("created", other.createdAt());
        }
    }

    private static void touchEnvironment(Job job, Instant now) {
        var deploys = job.script().deploys();
        if (deploys == null) return;
        var project = job.pipeline().project();
        switch (deploys.action()) {
            case START -> project.environmentNamed(deploys.environment(), now).deployed(job, now);
            case STOP ->
                project.findEnvironment(deploys.environment())
                        .ifPresent(environment -> environment.become("stopped", now));
        }
    }
}
