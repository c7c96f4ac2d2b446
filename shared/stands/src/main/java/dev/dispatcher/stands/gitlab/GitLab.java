package dev.dispatcher.stands.gitlab;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The GitLab that stands are built by. Every method is one request, or a read of a few pages, and throws
/// `GitLabFailure` when it was not granted; what is not there is an empty answer and no failure.
/// `project` is a number or a path.
public interface GitLab {

    Optional<Branch> branch(String project, String name);

    void createBranch(String project, String name, String ref);

    void deleteBranch(String project, String name);

    /// By its exact name: GitLab's search matches beginnings.
    Optional<Environment> environment(String project, String name);

    void createEnvironment(String project, String name);

    void stopEnvironment(String project, long id);

    void deleteEnvironment(String project, long id);

    Optional<Variable> variable(String project, String key, String scope);

    void createVariable(String project, Variable variable);

    void updateVariable(String project, Variable variable);

    void deleteVariable(String project, String key, String scope);

    Pipeline trigger(String project, String ref, Map<String, String> variables);

    /// Triggered pipelines of a ref since then, newest first: one page.
    List<Pipeline> triggered(String project, String ref, Instant since);

    /// Of a pipeline that is not there any more, none.
    Map<String, String> pipelineVariables(String project, long pipeline);

    Optional<Pipeline> pipeline(String project, long id);

    /// One page of a hundred, from 1 on.
    List<Job> jobs(String project, long pipeline, int page);

    void cancelPipeline(String project, long id);

    void playJob(String project, long id);

    void retryJob(String project, long id);

    void cancelJob(String project, long id);

    /// What the job has printed so far.
    String log(String project, long job);
}
