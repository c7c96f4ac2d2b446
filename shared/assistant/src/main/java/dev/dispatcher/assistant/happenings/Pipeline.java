package dev.dispatcher.assistant.happenings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pipeline or workflow run at one moment. `failed` are the jobs that count, `waiting`
/// those that somebody may start now; `name` and `number` may be unknown.
public record Pipeline(
        long id,
        @Nullable Long number,
        String name,
        String ref,
        boolean isTag,
        String sha,
        String source,
        PipelineStatus status,
        Version version,
        String url,
        String commit,
        @Nullable Subject mergeRequest,
        List<Stage> stages,
        List<Job> failed,
        List<Job> waiting,
        @Nullable Long seconds) {

    /// The source of a pipeline that another pipeline has started.
    public static final String CHILD = "parent_pipeline";

    public Pipeline {
        stages = List.copyOf(stages);
        failed = List.copyOf(failed);
        waiting = List.copyOf(waiting);
    }

    /// The state after which this one may come: newer, or as new and further on. Times are told in whole seconds, so
    /// equal ones say little; what only the forge could know is then settled by whoever comes later.
    public boolean supersedes(Pipeline other) {
        int order = version.compareTo(other.version);
        return order > 0 || (order == 0 && status.compareTo(other.status) >= 0);
    }

    public Pipeline with(List<Job> failedJobs) {
        return new Pipeline(
                id,
                number,
                name,
                ref,
                isTag,
                sha,
                source,
                status,
                version,
                url,
                commit,
                mergeRequest,
                stages,
                failedJobs,
                waiting,
                seconds);
    }

    /// A stage and how it stands.
    public record Stage(String name, PipelineStatus status) {}
}
