package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.gitlab.world.Branch;
import dev.dispatcher.standins.gitlab.world.Commit;
import dev.dispatcher.standins.gitlab.world.Environment;
import dev.dispatcher.standins.gitlab.world.Job;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.Pipeline;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Times;
import dev.dispatcher.standins.gitlab.world.User;
import dev.dispatcher.standins.gitlab.world.Variable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What answers say of things.
final class Shapes {

    private final Links links;

    Shapes(Links links) {
        this.links = links;
    }

    Map<String, @Nullable Object> user(User user) {
        return user.shape(links).map();
    }

    Map<String, @Nullable Object> project(Project project) {
        return projectShape(project).map();
    }

    /// As this user sees it.
    Map<String, @Nullable Object> project(Project project, User user) {
        var permissions = new Shape()
                .with("project_access", access(project.rights().byProject(user)))
                .with("group_access", access(project.rights().byGroup(user)));
        return projectShape(project).with("permissions", permissions).map();
    }

    private static @Nullable Shape access(int level) {
        return level == 0 ? null : new Shape().with("access_level", level).with("notification_level", 3);
    }

    private Shape projectShape(Project project) {
        return new Shape()
                .with("id", project.id())
                .with("description", null)
                .with("name", project.name())
                .with("name_with_namespace", project.path().replace("/", " / "))
                .with("path", project.name())
                .with("path_with_namespace", project.path())
                .with("default_branch", Project.DEFAULT_BRANCH)
                .with("visibility", "private")
                .with("web_url", links.project(project))
                .with("http_url_to_repo", links.project(project) + ".git");
    }

    Map<String, @Nullable Object> branch(Project project, Branch branch) {
        boolean isDefault = branch.name().equals(Project.DEFAULT_BRANCH);
        return new Shape()
                .with("name", branch.name())
                .with("commit", commit(project, branch.commit()))
                .with("merged", false)
                .with("protected", project.rights().isProtected(branch.name()))
                .with("developers_can_push", false)
                .with("developers_can_merge", false)
                .with("can_push", true)
                .with("default", isDefault)
                .with("web_url", links.project(project) + "/-/tree/" + branch.name())
                .map();
    }

    private Shape commit(Project project, Commit commit) {
        return new Shape()
                .with("id", commit.id())
                .with("short_id", commit.shortId())
                .with("created_at", Times.answer(commit.at()))
                .with("parent_ids", List.of())
                .with("title", commit.message())
                .with("message", commit.message())
                .with("author_name", User.ROBOT.name())
                .with("author_email", "dispatcher@example.com")
                .with("authored_date", Times.answer(commit.at()))
                .with("committer_name", User.ROBOT.name())
                .with("committer_email", "dispatcher@example.com")
                .with("committed_date", Times.answer(commit.at()))
                .with("web_url", links.commit(project, commit.id()));
    }

    Map<String, @Nullable Object> environment(Environment environment) {
        return environmentShape(environment).map();
    }

    /// The one that is asked for by its id tells of its last deployment as well.
    Map<String, @Nullable Object> environmentWithDeployment(Environment environment, Instant now) {
        var deployment = environment
                .deployedBy()
                .map(job -> new Shape()
                        .with("id", job.id())
                        .with("iid", 1)
                        .with("ref", job.pipeline().ref())
                        .with("sha", job.pipeline().sha())
                        .with("created_at", Times.answer(job.createdAt()))
                        .with("status", "success")
                        .with("user", User.ROBOT.shape(links))
                        .with("deployable", job(job, now))
                        .map());
        return environmentShape(environment)
                .with("last_deployment", deployment.orElse(null))
                .map();
    }

    private static Shape environmentShape(Environment environment) {
        return new Shape()
                .with("id", environment.id())
                .with("name", environment.name())
                .with("slug", environment.slug())
                .with("external_url", environment.externalUrl().orElse(null))
                .with("created_at", Times.answer(environment.createdAt()))
                .with("updated_at", Times.answer(environment.updatedAt()))
                .with("tier", environment.tier().orElse("other"))
                .with("state", environment.state())
                .with("auto_stop_at", null);
    }

    Map<String, @Nullable Object> variable(Variable variable) {
        return new Shape()
                .with("variable_type", variable.type())
                .with("key", variable.key())
                .with("value", variable.value())
                .with("hidden", false)
                .with("protected", variable.isProtected())
                .with("masked", variable.isMasked())
                .with("raw", false)
                .with("environment_scope", variable.scope())
                .with("description", null)
                .map();
    }

    Map<String, @Nullable Object> pipelineBrief(Pipeline pipeline) {
        return pipelineShape(pipeline).map();
    }

    private Shape pipelineShape(Pipeline pipeline) {
        return new Shape()
                .with("id", pipeline.id())
                .with("iid", pipeline.number())
                .with("project_id", pipeline.project().id())
                .with("sha", pipeline.sha())
                .with("ref", pipeline.ref())
                .with("status", pipeline.word())
                .with("source", pipeline.source())
                .with("created_at", Times.answer(pipeline.createdAt()))
                .with("updated_at", Times.answer(pipeline.updatedAt()))
                .with("web_url", links.pipeline(pipeline))
                .with("name", null);
    }

    Map<String, @Nullable Object> pipeline(Pipeline pipeline) {
        var word = pipeline.word();
        var text = word.equals("success") ? "passed" : word;
        var queued = pipeline.startedAt().map(start -> Duration.between(pipeline.createdAt(), start));
        return pipelineShape(pipeline)
                .with("before_sha", "0".repeat(40))
                .with("tag", false)
                .with("yaml_errors", null)
                .with("user", pipeline.user().shape(links))
                .with("started_at", Times.answer(pipeline.startedAt()))
                .with("finished_at", Times.answer(pipeline.finishedAt()))
                .with("committed_at", null)
                .with("duration", Times.wholeSeconds(pipeline.duration()))
                .with("queued_duration", Times.wholeSeconds(queued))
                .with("coverage", null)
                .with(
                        "detailed_status",
                        new Shape()
                                .with("icon", "status_" + word)
                                .with("text", text)
                                .with("label", text)
                                .with("group", word)
                                .with("has_details", true)
                                .with(
                                        "details_path",
                                        links.pipeline(pipeline)
                                                .substring(links.base().length())))
                .map();
    }

    Map<String, @Nullable Object> job(Job job, Instant now) {
        var pipeline = job.pipeline();
        var shape = new Shape()
                .with("id", job.id())
                .with("status", job.word())
                .with("stage", job.script().stage())
                .with("name", job.script().name())
                .with("ref", pipeline.ref())
                .with("tag", false)
                .with("coverage", null)
                .with("allow_failure", job.script().allowsFailure())
                .with("created_at", Times.answer(job.createdAt()))
                .with("started_at", Times.answer(job.startedAt()))
                .with("finished_at", Times.answer(job.finishedAt()))
                .with("erased_at", null)
                .with("duration", Times.seconds(job.duration(now)))
                .with("queued_duration", Times.seconds(job.queued(now)))
                .with("user", pipeline.user().shape(links))
                .with(
                        "commit",
                        pipeline.project()
                                .findCommit(pipeline.sha())
                                .map(commit ->
                                        commit(pipeline.project(), commit).map())
                                .orElse(null))
                .with("pipeline", pipelineShape(pipeline));
        job.failureReason().ifPresent(reason -> shape.with("failure_reason", reason));
        return shape.with("web_url", links.job(job))
                .with("project", new Shape().with("ci_job_token_scope_enabled", false))
                .with("artifacts", List.of())
                .with("runner", null)
                .with("artifacts_expire_at", null)
                .with("archived", false)
                .with("tag_list", List.of())
                .map();
    }
}
