package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.gitlab.hooks.Hook;
import dev.dispatcher.standins.gitlab.hooks.Webhooks;
import dev.dispatcher.standins.gitlab.world.Branch;
import dev.dispatcher.standins.gitlab.world.Commit;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.PipelineScript;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Variable;
import dev.dispatcher.standins.gitlab.world.World;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One project, to arrange and to look at, without HTTP and without a line in the ledger.
public final class ProjectHandle {

    private static final Set<String> EVENTS =
            Set.of("pipeline_events", "job_events", "merge_requests_events", "note_events");

    private final World world;
    private final Webhooks webhooks;
    private final Project project;

    ProjectHandle(World world, Webhooks webhooks, Project project) {
        this.world = world;
        this.webhooks = webhooks;
        this.project = project;
    }

    public long id() {
        return project.id();
    }

    public String path() {
        return project.path();
    }

    public String triggerToken() {
        return project.triggerToken();
    }

    /// What pipelines that start from now on are made of.
    public ProjectHandle pipelineScript(PipelineScript script) {
        return world.now(_ -> {
            project.follow(script);
            return this;
        });
    }

    public ProjectHandle pipelineScript(JobScript... jobs) {
        return pipelineScript(PipelineScript.of(jobs));
    }

    /// Whoever listens at `url` hears of pipelines, jobs, merge requests and notes. Empty tokens are not sent.
    public ProjectHandle hook(String url, String token, String signingToken) {
        return world.now(now -> {
            webhooks.add(new Hook(webhooks.nextId(), project.path(), url, token, signingToken, EVENTS, now));
            return this;
        });
    }

    /// A new commit at the head of a branch, which is made when there is none.
    public Commit push(String branch) {
        return world.now(now -> project.commit(branch, now));
    }

    /// A level such as `Rights.DEVELOPER`, of who is a member of the project.
    public ProjectHandle grant(String username, int level) {
        return world.now(_ -> {
            project.rights().grant(world.user(username), level);
            return this;
        });
    }

    /// The same, of who is a member of its group.
    public ProjectHandle grantByGroup(String username, int level) {
        return world.now(_ -> {
            project.rights().grantByGroup(world.user(username), level);
            return this;
        });
    }

    /// The same, of who is a member of a group that was invited.
    public ProjectHandle grantByInvitation(String username, int level) {
        return world.now(_ -> {
            project.rights().grantByInvitation(world.user(username), level);
            return this;
        });
    }

    /// Whether only maintainers may push there.
    public ProjectHandle protect(String branch, boolean should) {
        return world.now(_ -> {
            if (should) project.rights().protect(branch);
            else project.rights().unprotect(branch);
            return this;
        });
    }

    /// Merge requests, to arrange and to look at.
    public ReviewHandle reviews() {
        return new ReviewHandle(world, project);
    }

    public List<String> branches() {
        return world.now(_ -> project.branches().stream().map(Branch::name).toList());
    }

    public List<SeenEnvironment> environments() {
        return world.now(
                _ -> project.environments().stream().map(SeenEnvironment::of).toList());
    }

    public List<Variable> variables() {
        return world.now(_ -> project.variables());
    }

    /// In the order they were made, without those that have vanished.
    public List<SeenPipeline> pipelines() {
        return world.now(_ -> project.pipelines().stream().map(SeenPipeline::of).toList());
    }

    /// From now on the job says this, whatever its script says.
    public void say(long job, String word) {
        world.now(now -> {
            world.say(project.findJob(job).orElseThrow(), word, now);
            return job;
        });
    }

    /// From now on the pipeline says this, whatever its jobs say; with null, what is true.
    public void insist(long pipeline, @Nullable String word) {
        world.now(now -> {
            world.insist(project.findPipeline(pipeline).orElseThrow(), word, now);
            return pipeline;
        });
    }

    /// Nobody finds the pipeline any more, nor its jobs.
    public void vanish(long pipeline) {
        world.now(_ -> {
            project.findPipeline(pipeline).orElseThrow().vanish();
            return pipeline;
        });
    }
}
