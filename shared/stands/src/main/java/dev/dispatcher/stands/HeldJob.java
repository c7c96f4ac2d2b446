package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.Job;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as we last saw it, and what we remember of it beside.
final class HeldJob {

    static final Duration QUIET_MIN = Duration.ofMinutes(30);

    final long id;
    String name = "";
    String stage = "";
    String word = "";
    JobState state = JobState.WAITING;
    boolean allowFailure;
    boolean required;
    boolean played;
    boolean rescued;
    boolean warned;
    String tags = "";

    @Nullable
    String webUrl;

    @Nullable
    String failureReason;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    Instant changedAt;

    @Nullable
    Instant checkedAt;

    int logLength;
    Duration quiet = QUIET_MIN;

    HeldJob(long id, Instant now) {
        this.id = id;
        this.changedAt = now;
    }

    /// What GitLab says now. A change of its word is a sign of life.
    void see(Job job, Plan plan, boolean isUp, Instant now) {
        if (!job.status().equals(word)) {
            changedAt = now;
            warned = false;
        }
        name = job.name();
        stage = job.stage();
        word = job.status();
        state = JobState.of(word);
        allowFailure = job.allowFailure();
        boolean counts = !isUp || plan.counts(stage);
        // In a stage the product names, a job that is played by hand is part of the step, whatever it may fail for.
        boolean isPlayed = played || (isUp && plan.hasStepMap() && state == JobState.MANUAL);
        required = counts && (!allowFailure || isPlayed);
        tags = String.join(", ", job.tags());
        webUrl = job.webUrl();
        failureReason = job.failureReason();
        startedAt = job.startedAt();
        finishedAt = job.finishedAt();
    }

    boolean isPlayable() {
        return required && state == JobState.MANUAL;
    }

    boolean isBad() {
        return required && state.isBad();
    }

    boolean isUnchangedFor(Duration limit, Instant now) {
        return !now.isBefore(changedAt.plus(limit));
    }

    boolean isQuiet(Instant now) {
        return word.equals("running") && isUnchangedFor(quiet, now);
    }

    boolean isQuietForLong(Instant now) {
        return word.equals("running") && isUnchangedFor(quiet.multipliedBy(2), now);
    }
}
