package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.util.List;
import java.util.Set;

/// Merge requests.
final class MergeRequestRoutes {

    private static final String ALL = "/projects/:id/merge_requests";
    private static final String ONE = ALL + "/:merge_request_iid";

    /// What GitLab finds out when it looks closer than at the state: for these it says 422.
    private static final Set<String> CONFLICTS = Set.of("conflict", "need_rebase");

    private final ReviewShapes shapes;

    MergeRequestRoutes(ReviewShapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", ALL, this::list);
        api.on("GET", ONE, request -> shown(200, request));
        api.on("PUT", ONE, this::update);
        api.on("PUT", ONE + "/merge", this::merge);
        api.on("POST", ONE + "/approve", this::approve);
        api.on("POST", ONE + "/unapprove", this::unapprove);
        api.on("GET", ONE + "/approvals", request -> approvals(200, request));
        api.on("GET", ONE + "/notes", this::notes);
        api.on("POST", ONE + "/notes", this::note);
    }

    private Answer list(Request request) {
        var state = request.oneOf("state", List.of("opened", "closed", "merged", "all"))
                .orElse("all");
        var found = request.project().mergeRequests().reversed().stream()
                .filter(it -> state.equals("all") || it.state().equals(state))
                .toList();
        return Paging.page(request, found, it -> shapes.mergeRequest(it).map());
    }

    private Answer shown(int status, Request request) {
        return Answer.json(
                status,
                shapes.mergeRequest(request.mergeRequest(), request.caller().user()));
    }

    /// Says yes also when the state cannot change.
    private Answer update(Request request) {
        var target = request.mergeRequest();
        var event = request.oneOf("state_event", List.of("close", "reopen")).orElse("");
        var me = request.caller().user();
        boolean isMine = target.author().equals(me);
        if (!isMine && request.project().rights().of(me) < Rights.DEVELOPER) throw Refused.forbidden("");
        if (event.equals("close") && target.isOpen()) request.world().reviews().close(target, me, request.now());
        if (event.equals("reopen") && target.state().equals("closed")) {
            request.world().reviews().reopen(target, me, request.now());
        }
        return shown(200, request);
    }

    /// In the order of GitLab's own checks. Its 401 is about rights and not about the token.
    private Answer merge(Request request) {
        var target = request.mergeRequest();
        var me = request.caller().user();
        if (!target.project().rights().allowsPush(me, Project.DEFAULT_BRANCH)) throw Refused.unauthorized();
        var status = target.mergeStatus();
        if (CONFLICTS.contains(status)) throw Refused.message(422, "Branch cannot be merged");
        if (!status.equals(MergeRequest.MERGEABLE)) throw Refused.message(405, "405 Method Not Allowed");
        checkSha(request, target);
        request.world().reviews().merge(target, me, request.now());
        return shown(200, request);
    }

    private static void checkSha(Request request, MergeRequest target) {
        var sha = request.parameters().text("sha").orElse("");
        if (sha.isEmpty() || sha.equals(target.sha())) return;
        throw Refused.message(409, "SHA does not match HEAD of source branch: " + target.sha());
    }

    private Answer approve(Request request) {
        var target = request.mergeRequest();
        var me = request.caller().user();
        if (!ReviewShapes.canApprove(target, me)) throw Refused.unauthorized();
        checkSha(request, target);
        request.world().reviews().approve(target, me, request.now());
        return approvals(201, request);
    }

    private Answer unapprove(Request request) {
        var target = request.mergeRequest();
        var me = request.caller().user();
        if (!target.approvers().contains(me)) throw Refused.notFound("");
        request.world().reviews().unapprove(target, me, request.now());
        return approvals(201, request);
    }

    private Answer approvals(int status, Request request) {
        return Answer.json(
                status,
                shapes.approvals(request.mergeRequest(), request.caller().user()));
    }

    private Answer notes(Request request) {
        return Paging.page(request, request.mergeRequest().notes(), shapes::note);
    }

    private Answer note(Request request) {
        var target = request.mergeRequest();
        var note = request.world()
                .reviews()
                .note(target, request.caller().user(), request.required("body"), request.now());
        return Answer.json(201, shapes.note(note));
    }
}
