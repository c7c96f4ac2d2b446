package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Note;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Times;
import dev.dispatcher.standins.gitlab.world.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What answers say of merge requests and of what belongs to them.
final class ReviewShapes {

    private final Links links;

    ReviewShapes(Links links) {
        this.links = links;
    }

    Shape mergeRequest(MergeRequest request) {
        boolean isConflicting = request.mergeStatus().equals("conflict");
        return new Shape()
                .with("id", request.id())
                .with("iid", request.number())
                .with("project_id", request.project().id())
                .with("title", request.title())
                .with("description", "")
                .with("state", request.state())
                .with("created_at", Times.answer(request.createdAt()))
                .with("updated_at", Times.answer(request.updatedAt()))
                .with("target_branch", Project.DEFAULT_BRANCH)
                .with("source_branch", request.branch())
                .with("author", request.author().shape(links))
                .with("assignees", List.of())
                .with("reviewers", people(request.reviewers()))
                .with("draft", request.isDraft())
                .with("work_in_progress", request.isDraft())
                .with("merge_status", request.mergeStatus().equals("mergeable") ? "can_be_merged" : "cannot_be_merged")
                .with("detailed_merge_status", request.mergeStatus())
                .with("has_conflicts", isConflicting)
                .with("blocking_discussions_resolved", true)
                .with("sha", request.sha())
                .with("references", new Shape().with("full", request.project().path() + "!" + request.number()))
                .with("web_url", links.mergeRequest(request));
    }

    /// As this user sees it.
    Map<String, @Nullable Object> mergeRequest(MergeRequest request, User user) {
        boolean canMerge = request.project().rights().allowsPush(user, Project.DEFAULT_BRANCH);
        return mergeRequest(request)
                .with("user", new Shape().with("can_merge", canMerge))
                .map();
    }

    static boolean canApprove(MergeRequest request, User user) {
        return request.project().rights().of(user) >= Rights.DEVELOPER
                && request.isOpen()
                && !request.author().equals(user)
                && !request.approvers().contains(user);
    }

    Map<String, @Nullable Object> approvals(MergeRequest request, User user) {
        return new Shape()
                .with("id", request.id())
                .with("iid", request.number())
                .with("project_id", request.project().id())
                .with("title", request.title())
                .with("state", request.state())
                .with("user_has_approved", request.approvers().contains(user))
                .with("user_can_approve", canApprove(request, user))
                .with("approved", !request.approvers().isEmpty())
                .with(
                        "approved_by",
                        request.approvers().stream()
                                .map(by -> Map.of("user", by.shape(links).map()))
                                .toList())
                .map();
    }

    private List<?> people(List<User> users) {
        return users.stream().map(user -> user.shape(links).map()).toList();
    }

    Map<String, @Nullable Object> note(Note note) {
        return new Shape()
                .with("id", note.id())
                .with("body", note.text())
                .with("author", note.author().shape(links))
                .with("created_at", Times.answer(note.at()))
                .with("system", false)
                .map();
    }

    Map<String, @Nullable Object> todo(MergeRequest request) {
        var project = request.project();
        return new Shape()
                .with("id", request.id())
                .with(
                        "project",
                        new Shape()
                                .with("id", project.id())
                                .with("name", project.name())
                                .with("path_with_namespace", project.path()))
                .with("author", request.author().shape(links))
                .with("action_name", "review_requested")
                .with("target_type", "MergeRequest")
                .with("target", mergeRequest(request))
                .with("target_url", links.mergeRequest(request))
                .with("body", request.title())
                .with("state", "pending")
                .with("created_at", Times.answer(request.createdAt()))
                .map();
    }
}
