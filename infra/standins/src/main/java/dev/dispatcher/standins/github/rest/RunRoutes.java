package dev.dispatcher.standins.github.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.github.world.Run;
import dev.dispatcher.standins.github.world.Workflow;
import java.util.Comparator;
import java.util.Map;

/// Workflows and their runs.
final class RunRoutes {

    private static final String ACTIONS = "/repos/:owner/:repo/actions";
    private static final String RUN = ACTIONS + "/runs/:run";

    void into(GitHubApi api) {
        api.on("GET", ACTIONS + "/workflows", RunRoutes::workflows);
        api.on("POST", ACTIONS + "/workflows/:workflow/dispatches", RunRoutes::dispatch);
        api.on("GET", ACTIONS + "/runs", RunRoutes::list);
        api.on(
                "GET",
                RUN,
                request -> Answer.json(200, request.run(request.repository()).json()));
        api.on("GET", RUN + "/jobs", RunRoutes::jobs);
        api.on("POST", RUN + "/cancel", RunRoutes::cancel);
        api.on("POST", RUN + "/rerun", request -> again(request, false));
        api.on("POST", RUN + "/rerun-failed-jobs", request -> again(request, true));
    }

    private static Answer workflows(Request request) {
        var found =
                request.repository().workflows().stream().map(Workflow::json).toList();
        return Answer.json(200, Map.of("total_count", found.size(), "workflows", request.page(found)));
    }

    private static Answer dispatch(Request request) {
        var repository = request.repository("push");
        var workflow = repository.findWorkflow(request.variable("workflow")).orElseThrow(Refused::notFound);
        var ref = request.required("ref");
        if (!repository.hasBranch(ref)) throw Refused.of(422, "No ref found for: " + ref);
        var run =
                request.world().start(repository, workflow, "workflow_dispatch", ref, request.caller(), request.now());
        if (!request.parameters().flag("return_run_details")) return Answer.empty(204);
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("workflow_run_id", run.id())
                        .put("html_url", run.json().path("html_url").asText()));
    }

    private static Answer list(Request request) {
        var branch = request.text("branch");
        var status = request.text("status");
        var found = request.repository().runs().stream()
                .filter(run -> branch.isEmpty() || run.branch().equals(branch))
                .filter(run -> status.isEmpty()
                        || run.status().equals(status)
                        || run.conclusion().equals(status))
                .sorted(Comparator.comparingLong(Run::id).reversed())
                .map(Run::json)
                .toList();
        return Answer.json(200, Map.of("total_count", found.size(), "workflow_runs", request.page(found)));
    }

    private static Answer jobs(Request request) {
        var jobs = request.run(request.repository()).jobs();
        return Answer.json(200, Map.of("total_count", jobs.size(), "jobs", jobs));
    }

    private static Answer cancel(Request request) {
        var repository = request.repository("push");
        var run = request.run(repository);
        if (run.isCompleted()) throw Refused.of(409, "Cannot cancel a workflow run that is completed.");
        request.world().cancel(repository, run, request.now());
        return Answer.json(202, Map.of());
    }

    private static Answer again(Request request, boolean isOnlyForFailed) {
        var repository = request.repository("push");
        var run = request.run(repository);
        if (!run.isCompleted()) throw Refused.of(403, "This workflow is already running");
        if (isOnlyForFailed && run.conclusion().equals("success")) {
            throw Refused.of(403, "The workflow run cannot be retried: no job has failed");
        }
        request.world().again(repository, run, request.caller(), request.now());
        return Answer.json(201, Map.of());
    }
}
