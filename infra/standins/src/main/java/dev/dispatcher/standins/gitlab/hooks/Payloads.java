package dev.dispatcher.standins.gitlab.hooks;

import dev.dispatcher.platform.json.Json;
import dev.dispatcher.standins.gitlab.world.Deploys;
import dev.dispatcher.standins.gitlab.world.Job;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Times;
import dev.dispatcher.standins.gitlab.world.User;
import dev.dispatcher.standins.gitlab.world.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a webhook says of a pipeline and of a job.
final class Payloads {

    private static final String NO_SHA = "0".repeat(40);
    private static final int PRIVATE = 0;

    private final Links links;

    Payloads(Links links) {
        this.links = links;
    }

    String pipeline(Pipeline pipeline, Instant now) {
        var builds =
                pipeline.latestJobs().stream().map(job -> build(job, now).map()).toList();
        return Json.write(new Shape()
                .with("object_kind", "pipeline")
                .with("object_attributes", attributes(pipeline))
                .with("merge_request", null)
                .with("user", pipeline.user().hookShape())
                .with("project", project(pipeline.project()))
                .with("commit", commit(pipeline))
                .with("builds", builds)
                .map());
    }

    private Shape attributes(Pipeline pipeline) {
        var variables = pipeline.variables().entrySet().stream()
                .map(variable -> new Shape()
                        .with("key", variable.getKey())
                        .with("value", variable.getValue())
                        .map())
                .toList();
        return new Shape()
                .with("id", pipeline.id())
                .with("iid", pipeline.number())
                .with("name", null)
                .with("ref", pipeline.ref())
                .with("tag", false)
                .with("sha", pipeline.sha())
                .with("before_sha", NO_SHA)
                .with("source", pipeline.source())
                .with("status", pipeline.word())
                .with("detailed_status", pipeline.word().equals("success") ? "passed" : pipeline.word())
                .with("stages", pipeline.stages())
                .with("created_at", Times.webhook(pipeline.createdAt()))
                .with("finished_at", Times.webhook(pipeline.finishedAt()))
                .with("duration", Times.wholeSeconds(pipeline.duration()))
                .with("queued_duration", Times.wholeSeconds(queued(pipeline)))
                .with("protected_ref", false)
                .with("variables", variables)
                .with("url", links.pipeline(pipeline));
    }

    private static Optional<Duration> queued(Pipeline pipeline) {
        return pipeline.startedAt().map(start -> Duration.between(pipeline.createdAt(), start));
    }

    Shape project(Project project) {
        return new Shape()
                .with("id", project.id())
                .with("name", project.name())
                .with("description", null)
                .with("web_url", links.project(project))
                .with("avatar_url", null)
                .with("git_ssh_url", "git@127.0.0.1:" + project.path() + ".git")
                .with("git_http_url", links.project(project) + ".git")
                .with("namespace", project.path().substring(0, project.path().lastIndexOf('/')))
                .with("visibility_level", PRIVATE)
                .with("path_with_namespace", project.path())
                .with("default_branch", Project.DEFAULT_BRANCH);
    }

    private Shape commit(Pipeline pipeline) {
        return new Shape()
                .with("id", pipeline.sha())
                .with("message", "Change\n")
                .with("title", "Change")
                .with("timestamp", Times.answer(pipeline.createdAt()))
                .with("url", links.commit(pipeline.project(), pipeline.sha()))
                .with("author", new Shape().with("name", User.ROBOT.name()).with("email", "dispatcher@example.com"));
    }

    private static Shape build(Job job, Instant now) {
        boolean isManual = job.script().when() == When.MANUAL;
        return new Shape()
                .with("id", job.id())
                .with("stage", job.script().stage())
                .with("name", job.script().name())
                .with("status", job.word())
                .with("created_at", Times.webhook(job.createdAt()))
                .with("started_at", Times.webhook(job.startedAt()))
                .with("finished_at", Times.webhook(job.finishedAt()))
                .with("duration", Times.seconds(job.duration(now)))
                .with("queued_duration", Times.seconds(job.queued(now)))
                .with("failure_reason", job.failureReason().orElse(null))
                .with("when", job.script().when().word())
                .with("manual", isManual)
                .with("allow_failure", job.script().allowsFailure())
                .with("user", job.pipeline().user().hookShape())
                .with("runner", runner(job))
                .with("artifacts_file", new Shape().with("filename", null).with("size", null))
                .with("environment", environment(job));
    }

    private static @Nullable Shape runner(Job job) {
        if (job.startedAt().isEmpty()) return null;
        return new Shape()
                .with("id", 1)
                .with("description", "stand-in runner")
                .with("runner_type", "instance_type")
                .with("active", true)
                .with("is_shared", true)
                .with("tags", List.of());
    }

    private static @Nullable Shape environment(Job job) {
        var deploys = job.script().deploys();
        if (deploys == null) return null;
        return new Shape()
                .with("name", deploys.environment())
                .with("action", deploys.action() == Deploys.Action.START ? "start" : "stop")
                .with("deployment_tier", null);
    }

    String job(Job job, Instant now) {
        var pipeline = job.pipeline();
        var project = pipeline.project();
        return Json.write(new Shape()
                .with("object_kind", "build")
                .with("ref", pipeline.ref())
                .with("tag", false)
                .with("before_sha", NO_SHA)
                .with("sha", pipeline.sha())
                .with("build_id", job.id())
                .with("build_name", job.script().name())
                .with("build_stage", job.script().stage())
                .with("build_status", job.word())
                .with("build_created_at", Times.webhook(job.createdAt()))
                .with("build_started_at", Times.webhook(job.startedAt()))
                .with("build_finished_at", Times.webhook(job.finishedAt()))
                .with("build_duration", Times.seconds(job.duration(now)))
                .with("build_queued_duration", Times.seconds(job.queued(now)))
                .with("build_allow_failure", job.script().allowsFailure())
                .with("build_failure_reason", job.failureReason().orElse("unknown_failure"))
                .with("pipeline_id", pipeline.id())
                .with("runner", runner(job))
                .with("project_id", project.id())
                .with("project_name", project.path().replace("/", " / "))
                .with("user", pipeline.user().hookShape())
                .with("commit", pipelineAsCommit(pipeline))
                .with("repository", repository(project))
                .with("environment", environment(job))
                .with("retries_count", job.attempt() - 1)
                .map());
    }

    /// Its `id` is the pipeline's, as GitLab has it.
    private static Shape pipelineAsCommit(Pipeline pipeline) {
        return new Shape()
                .with("id", pipeline.id())
                .with("name", null)
                .with("sha", pipeline.sha())
                .with("message", "Change\n")
                .with("author_name", User.ROBOT.name())
                .with("author_email", "dispatcher@example.com")
                .with("author_url", "mailto:dispatcher@example.com")
                .with("status", pipeline.word())
                .with("duration", Times.wholeSeconds(pipeline.duration()))
                .with("started_at", Times.webhook(pipeline.startedAt()))
                .with("finished_at", Times.webhook(pipeline.finishedAt()));
    }

    Shape repository(Project project) {
        return new Shape()
                .with("name", project.name())
                .with("url", "git@127.0.0.1:" + project.path() + ".git")
                .with("description", null)
                .with("homepage", links.project(project))
                .with("git_http_url", links.project(project) + ".git")
                .with("git_ssh_url", "git@127.0.0.1:" + project.path() + ".git")
                .with("visibility_level", PRIVATE);
    }
}
