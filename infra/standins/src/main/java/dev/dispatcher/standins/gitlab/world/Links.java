package dev.dispatcher.standins.gitlab.world;

/// Where people find things.
public record Links(String base) {

    public String project(Project project) {
        return base + "/" + project.path();
    }

    public String pipeline(Pipeline pipeline) {
        return project(pipeline.project()) + "/-/pipelines/" + pipeline.id();
    }

    public String job(Job job) {
        return project(job.pipeline().project()) + "/-/jobs/" + job.id();
    }

    public String mergeRequest(MergeRequest request) {
        return project(request.project()) + "/-/merge_requests/" + request.number();
    }

    public String commit(Project project, String sha) {
        return project(project) + "/-/commit/" + sha;
    }
}
