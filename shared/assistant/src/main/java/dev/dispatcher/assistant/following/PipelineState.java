package dev.dispatcher.assistant.following;

import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a pipeline from all its webhooks. `jobs` failed in that attempt; `lastEnd` is success or failure,
/// whichever it came to last, also while it runs again.
public record PipelineState(
        @Nullable Pipeline newest,
        int attempt,
        List<Job> jobs,
        @Nullable PipelineStatus lastEnd) {

    private static final int JOBS_MAX = 50;

    public PipelineState {
        jobs = List.copyOf(jobs);
    }

    public static PipelineState of(Thing thing) {
        var state = thing.state();
        return state == null ? new PipelineState(null, 0, List.of(), null) : Json.read(state, PipelineState.class);
    }

    /// The same when the report is older than what is known.
    public PipelineState with(Pipeline reported) {
        if (newest != null && !reported.supersedes(newest)) return this;
        var end =
                switch (reported.status()) {
                    case SUCCESS, FAILED -> reported.status();
                    case CREATED, PENDING, RUNNING, CANCELING, MANUAL, SKIPPED, CANCELED -> lastEnd;
                };
        return new PipelineState(reported, attempt, jobs, end);
    }

    public PipelineState with(int ofAttempt, Job failed) {
        if (ofAttempt < attempt) return this;
        var known = ofAttempt == attempt ? jobs : List.<Job>of();
        if (known.size() >= JOBS_MAX || known.stream().anyMatch(job -> job.id() == failed.id())) return this;
        var all = new ArrayList<>(known);
        all.add(failed);
        return new PipelineState(newest, ofAttempt, all, lastEnd);
    }

    /// Those that count, whether the pipeline lists them or each was reported by itself.
    public List<Job> failed() {
        if (newest == null) return List.of();
        if (!newest.failed().isEmpty()) return newest.failed();
        return newest.version().attempt() == attempt ? jobs : List.of();
    }

    /// It has failed just now, or failed again after somebody retried it.
    public boolean failedSince(PipelineState before) {
        if (newest == null || newest.status() != PipelineStatus.FAILED) return false;
        var earlier = before.newest;
        if (earlier == null || earlier.status() != PipelineStatus.FAILED) return true;
        return newest.version().attempt() > earlier.version().attempt()
                || newest.failed().stream().anyMatch(job -> !earlier.failed().contains(job));
    }

    public boolean succeededSince(PipelineState before) {
        if (newest == null || newest.status() != PipelineStatus.SUCCESS) return false;
        return before.newest == null || before.newest.status() != PipelineStatus.SUCCESS;
    }
}
