package dev.dispatcher.standins.gitlab.hooks;

import dev.dispatcher.platform.json.Json;
import dev.dispatcher.standins.gitlab.world.Commit;
import dev.dispatcher.standins.gitlab.world.Links;
import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Note;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Times;
import dev.dispatcher.standins.gitlab.world.User;
import java.util.List;

/// What a webhook says of a merge request, of a note, and of a push.
final class ReviewPayloads {

    private static final String NO_SHA = "0".repeat(40);

    private final Links links;
    private final Payloads common;

    ReviewPayloads(Links links, Payloads common) {
        this.links = links;
        this.common = common;
    }

    String mergeRequest(MergeRequest request, User by, String action, Shape changes) {
        return Json.write(new Shape()
                .with("object_kind", "merge_request")
                .with("event_type", "merge_request")
                .with("user", by.hookShape())
                .with("project", common.project(request.project()))
                .with("repository", common.repository(request.project()))
                .with("object_attributes", attributes(request).with("action", action))
                .with("labels", List.of())
                .with("changes", changes)
                .with("assignees", List.of())
                .with("reviewers", reviewers(request))
                .map());
    }

    private static List<?> reviewers(MergeRequest request) {
        return request.reviewers().stream()
                .map(user -> user.hookShape()
                        .with("state", request.approvers().contains(user) ? "approved" : "unreviewed")
                        .with("re_requested", false)
                        .map())
                .toList();
    }

    private Shape attributes(MergeRequest request) {
        return new Shape()
                .with("id", request.id())
                .with("iid", request.number())
                .with("title", request.title())
                .with("description", "")
                .with("author_id", request.author().id())
                .with("source_branch", request.branch())
                .with("target_branch", Project.DEFAULT_BRANCH)
                .with("source_project_id", request.project().id())
                .with("target_project_id", request.project().id())
                .with("created_at", Times.webhook(request.createdAt()))
                .with("updated_at", Times.webhook(request.updatedAt()))
                .with("state", request.state())
                .with("draft", request.isDraft())
                .with("work_in_progress", request.isDraft())
                .with("detailed_merge_status", request.mergeStatus())
                .with("blocking_discussions_resolved", true)
                .with("last_commit", new Shape().with("id", request.sha()).with("message", "Change"))
                .with("url", links.mergeRequest(request));
    }

    String note(MergeRequest request, Note note) {
        return Json.write(new Shape()
                .with("object_kind", "note")
                .with("event_type", "note")
                .with("user", note.author().hookShape())
                .with("project_id", request.project().id())
                .with("project", common.project(request.project()))
                .with("repository", common.repository(request.project()))
                .with(
                        "object_attributes",
                        new Shape()
                                .with("id", note.id())
                                .with("note", note.text())
                                .with("noteable_type", "MergeRequest")
                                .with("noteable_id", request.id())
                                .with("author_id", note.author().id())
                                .with("action", "create")
                                .with("system", false)
                                .with("internal", false)
                                .with("created_at", Times.webhook(note.at()))
                                .with("updated_at", Times.webhook(note.at()))
                                .with("discussion_id", "%040x".formatted(note.id()))
                                .with("url", links.mergeRequest(request) + "#note_" + note.id()))
                .with("merge_request", attributes(request))
                .map());
    }

    String push(Project project, Commit head, User by) {
        return Json.write(new Shape()
                .with("object_kind", "push")
                .with("event_name", "push")
                .with("before", NO_SHA)
                .with("after", head.id())
                .with("ref", "refs/heads/" + Project.DEFAULT_BRANCH)
                .with("checkout_sha", head.id())
                .with("user_id", by.id())
                .with("user_name", by.name())
                .with("user_username", by.username())
                .with("project_id", project.id())
                .with("project", common.project(project))
                .with("repository", common.repository(project))
                .with("commits", List.of())
                .with("total_commits_count", 0)
                .map());
    }
}
