package dev.dispatcher.standins.gitlab.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One attempt at a job. Only the world moves it, and only the world's lock makes it safe to read.
public final class Job {

    private final long id;
    private final Pipeline pipeline;
    private final JobScript script;
    private final int attempt;
    private final Instant createdAt;
    private String word = "created";
    private @Nullable Instant queuedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant dueAt;
    private int phase;
    private boolean retried;

    Job(long id, Pipeline pipeline, JobScript script, int attempt, Instant createdAt) {
        this.id = id;
        this.pipeline = pipeline;
        this.script = script;
        this.attempt = attempt;
        this.createdAt = createdAt;
    }

    public long id() {
        return id;
    }

    public Pipeline pipeline() {
        return pipeline;
    }

    public JobScript script() {
        return script;
    }

    public int attempt() {
        return attempt;
    }

    public String word() {
        return word;
    }

    public boolean isRetried() {
        return retried;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    public Optional<String> failureReason() {
        return word.equals("failed") ? Optional.of(script.course().failureReason()) : Optional.empty();
    }

    public String log(Instant now) {
        return JobLog.of(this, now);
    }

    /// Until now for one that runs.
    public Optional<Duration> duration(Instant now) {
        return startedAt().map(start -> Duration.between(start, finishedAt().orElse(now)));
    }

    public Optional<Duration> queued(Instant now) {
        return Optional.ofNullable(queuedAt)
                .map(start -> Duration.between(start, startedAt().orElse(now)));
    }

    /// When it says its next word; never, when somebody else has to move it.
    Optional<Instant> dueAt() {
        return Optional.ofNullable(dueAt);
    }

    void retire() {
        retried = true;
    }

    /// Begins what its script says.
    void start(Instant now) {
        queuedAt = now;
        phase = 0;
        go(now);
    }

    /// The next word, at the time it was due.
    void step() {
        var now = dueAt().orElseThrow();
        if (word.equals("canceling")) {
            say("canceled", now);
        } else if (word.equals("scheduled") && script.when() == When.DELAYED && phase == 0) {
            start(now);
        } else {
            phase++;
            go(now);
        }
    }

    private void go(Instant now) {
        var phases = script.course().phases();
        if (phase == phases.size()) {
            say(script.course().ending(attempt), now);
            return;
        }
        say(phases.get(phase).word(), now);
        dueAt = now.plus(phases.get(phase).lasting());
    }

    /// From now on this and nothing further, whatever its script says.
    void say(String other, Instant now) {
        word = other;
        dueAt = null;
        if (other.equals("running") && startedAt == null) startedAt = now;
        if (Words.isFinal(other)) finishedAt = now;
        if (other.equals("created")) finishedAt = null;
    }

    void schedule(Instant now, Duration delay) {
        say("scheduled", now);
        dueAt = now.plus(delay);
    }

    void cancel(Instant now) {
        boolean isOnRunner = startedAt != null && !script.course().cancelsIn().isZero();
        say(isOnRunner ? "canceling" : "canceled", now);
        if (isOnRunner) dueAt = now.plus(script.course().cancelsIn());
    }
}
