package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Job;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.gitlab.world.When;
import dev.dispatcher.standins.gitlab.world.Words;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Jobs.
final class JobRoutes {

    private static final String ONE = "/projects/:id/jobs/:job_id";

    private final Shapes shapes;

    JobRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", "/projects/:id/pipelines/:pipeline_id/jobs", this::ofPipeline);
        api.on("GET", "/projects/:id/jobs", this::ofProject);
        api.on("GET", ONE, request -> shown(200, request.job(), request));
        api.on("GET", ONE + "/trace", JobRoutes::trace);
        api.on("POST", ONE + "/play", this::play);
        api.on("POST", ONE + "/retry", this::retry);
        api.on("POST", ONE + "/cancel", this::cancel);
    }

    private Answer ofPipeline(Request request) {
        boolean isAll = request.parameters().flag("include_retried");
        var pipeline = request.pipeline();
        var jobs = isAll ? pipeline.jobs() : pipeline.latestJobs();
        return Paging.page(request, wanted(request, jobs.stream()), job -> shapes.job(job, request.now()));
    }

    private Answer ofProject(Request request) {
        var jobs =
                wanted(request, request.project().pipelines().stream().flatMap(pipeline -> pipeline.jobs().stream()));
        return Paging.keyset(request, jobs, Job::id, job -> shapes.job(job, request.now()));
    }

    /// Newest first.
    private static List<Job> wanted(Request request, Stream<Job> jobs) {
        var scope = request.parameters().list("scope");
        if (!Words.ALL.containsAll(scope)) throw Refused.error("scope does not have a valid value");
        return jobs.filter(job -> scope.isEmpty() || scope.contains(job.word()))
                .sorted(Comparator.comparingLong(Job::id).reversed())
                .toList();
    }

    private static Answer trace(Request request) {
        var job = request.job();
        return Answer.text(200, job.log(request.now()))
                .with("Content-Disposition", "infile; filename=\"%d.log\"".formatted(job.id()));
    }

    private Answer play(Request request) {
        request.project(Rights.DEVELOPER);
        var job = request.job();
        if (!isPlayable(job)) throw Refused.badRequest("Unplayable Job");
        return shown(200, request.world().play(job, request.now()), request);
    }

    private static boolean isPlayable(Job job) {
        boolean isAction = job.script().when() == When.MANUAL || job.script().when() == When.DELAYED;
        boolean isWaiting = job.word().equals("manual") || job.word().equals("scheduled");
        return isAction && !job.isRetried() && (isWaiting || Words.isRetryable(job.word()));
    }

    private Answer retry(Request request) {
        request.project(Rights.DEVELOPER);
        var job = request.job();
        if (job.isRetried() || !Words.isRetryable(job.word())) throw Refused.forbidden("Job is not retryable");
        return shown(201, request.world().retry(job, request.now()), request);
    }

    /// Says yes also when there was nothing to cancel.
    private Answer cancel(Request request) {
        request.project(Rights.DEVELOPER);
        var job = request.job();
        if (request.parameters().flag("force") && job.word().equals("canceling")) {
            request.world().say(job, "canceled", request.now());
        } else {
            request.world().cancel(List.of(job), request.now());
        }
        return shown(201, job, request);
    }

    private Answer shown(int status, Job job, Request request) {
        return Answer.json(status, shapes.job(job, request.now()));
    }
}
