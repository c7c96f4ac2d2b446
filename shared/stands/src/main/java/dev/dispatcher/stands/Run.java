package dev.dispatcher.stands;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run in the hands of a worker: what is known of it, and what this wake-up learns. No record, because a wake-up
/// changes a little of it at many places and then writes all of it at once.
final class Run {

    /// Which way a run goes.
    enum Kind {
        UP,
        DOWN
    }

    final UUID id;
    final int number;
    final Kind kind;
    final Instant createdAt;
    final String uid;

    RunState state = RunState.QUEUED;
    int phase;
    int tries;
    String ref;
    int looks;
    int missing;
    int cancels;
    int automatic;

    @Nullable
    Sentence error;

    /// Why it is over, if that was said in this wake-up.
    @Nullable
    Sentence end;

    @Nullable
    Instant intendedAt;

    @Nullable
    Instant lookedAt;

    @Nullable
    Long pipelineId;

    @Nullable
    String pipelineStatus;

    @Nullable
    String sha;

    @Nullable
    String webUrl;

    @Nullable
    Instant missingAt;

    @Nullable
    Instant unansweredSince;

    @Nullable
    String unanswered;

    @Nullable
    Instant jobsDoneAt;

    @Nullable
    Cause cancelCause;

    @Nullable
    Instant canceledAt;

    @Nullable
    Long retryUpto;

    @Nullable
    Instant probingSince;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    Run(UUID id, int number, Kind kind, String uid, String ref, Instant createdAt) {
        this.id = id;
        this.number = number;
        this.kind = kind;
        this.uid = uid;
        this.ref = ref;
        this.createdAt = createdAt;
    }

    boolean isUp() {
        return kind == Kind.UP;
    }

    boolean isOver() {
        return state.isOver();
    }

    boolean isToBeCanceled() {
        return cancelCause != null;
    }

    void enter(RunState next) {
        state = next;
        phase = 0;
        tries = 0;
    }

    void nextPhase() {
        phase++;
        tries = 0;
    }

    /// Over for good.
    void finish(RunState how, @Nullable Sentence why, Instant now) {
        if (isOver()) throw new IllegalStateException("over already: " + id);
        state = how;
        end = why;
        error = why;
        finishedAt = now;
        unansweredSince = null;
        unanswered = null;
    }

    Instant startedOrCreatedAt() {
        return startedAt == null ? createdAt : startedAt;
    }
}
