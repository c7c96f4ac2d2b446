package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Assigned;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.Merged;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.happenings.Happening.Turn;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Version;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.assistant.happenings.reading.Mentions;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.assistant.happenings.reading.Times;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GitLab's merge requests. Who is asked for a review is told by what changed and never by who is there, or everybody
/// would be asked again with every push.
final class GitLabMergeRequests {

    private GitLabMergeRequests() {}

    /// The button "Test" sends one without an action: nothing happened.
    static List<Happening> of(Scene scene, Facts body) {
        var attributes = body.at("object_attributes");
        var number = attributes.number("iid");
        var action = attributes.raw("action");
        if (number == null || action.isEmpty()) return List.of();
        var mergeRequest = mergeRequest(scene, body, number);
        var happenings = new ArrayList<Happening>();
        if (action.equals("merge")) happenings.add(new Merged(scene, mergeRequest));
        else happenings.addAll(changed(scene, body, mergeRequest, action));
        if (action.equals("open") || action.equals("update")) {
            var people = new GitLabPeople(body, action.equals("open"));
            var reviewers = people.asked();
            var assignees = people.assigned();
            if (!reviewers.isEmpty()) {
                happenings.add(new ReviewRequested(scene, mergeRequest, reviewers, List.of()));
            }
            if (!assignees.isEmpty()) happenings.add(new Assigned(scene, mergeRequest, assignees));
            happenings.addAll(mentioned(scene, body, mergeRequest, action));
        }
        return happenings;
    }

    private static List<Happening> changed(Scene scene, Facts body, MergeRequest mergeRequest, String action) {
        var turn = turn(body, action);
        if (turn == null) return List.of();
        // Approvals that a push has reset were taken by nobody; the webhook names whoever pushed.
        var who = turn == Turn.APPROVED || turn == Turn.UNAPPROVED ? scene.actor() : null;
        return List.of(new MergeRequestChanged(scene, mergeRequest, turn, who));
    }

    private static @Nullable Turn turn(Facts body, String action) {
        return switch (action) {
            case "open" -> Turn.OPENED;
            case "reopen" -> Turn.REOPENED;
            case "close" -> Turn.CLOSED;
            case "approved", "approval" -> Turn.APPROVED;
            case "unapproved", "unapproval" ->
                body.at("object_attributes").flag("system") ? Turn.APPROVALS_RESET : Turn.UNAPPROVED;
            case "update" -> update(body);
            default -> null;
        };
    }

    private static Turn update(Facts body) {
        var changes = body.at("changes");
        if (changes.has("draft")) return changes.at("draft").flag("current") ? Turn.DRAFTED : Turn.READY;
        return body.at("object_attributes").text("oldrev").isEmpty() ? Turn.EDITED : Turn.COMMITS;
    }

    private static MergeRequest mergeRequest(Scene scene, Facts body, long number) {
        var attributes = body.at("object_attributes");
        var url = attributes.url("url");
        var web = scene.project().url();
        var isOpened = attributes.raw("action").equals("open");
        return new MergeRequest(
                number,
                attributes.text("title"),
                url.isEmpty() && !web.isEmpty() ? web + "/-/merge_requests/" + number : url,
                state(attributes.raw("state")),
                attributes.flag("draft") || attributes.flag("work_in_progress"),
                attributes.text("source_branch"),
                attributes.text("target_branch"),
                attributes.at("last_commit").text("id"),
                isOpened ? scene.actor() : null,
                labels(body),
                hurdle(attributes),
                new Version(1, Times.newest(attributes.time("updated_at"))));
    }

    private static MergeRequest.State state(String word) {
        return switch (word) {
            case "merged" -> MergeRequest.State.MERGED;
            case "closed" -> MergeRequest.State.CLOSED;
            default -> MergeRequest.State.OPEN;
        };
    }

    private static String hurdle(Facts attributes) {
        boolean isBlocked =
                attributes.has("blocking_discussions_resolved") && !attributes.flag("blocking_discussions_resolved");
        return isBlocked ? "discussions_not_resolved" : attributes.text("detailed_merge_status");
    }

    static List<String> labels(Facts body) {
        return body.each("labels").stream().map(label -> label.text("title")).toList();
    }

    private static List<Mentioned> mentioned(Scene scene, Facts body, MergeRequest mergeRequest, String action) {
        var description = body.at("changes", "description");
        var now = body.at("object_attributes").raw("description");
        var names = action.equals("open")
                ? List.copyOf(Mentions.in(now, scene.provider()))
                : Mentions.added(description.raw("previous"), description.raw("current"), scene.provider());
        if (names.isEmpty()) return List.of();
        var anchor = "merge_request " + mergeRequest.number();
        var excerpt = Prose.lines(action.equals("open") ? now : description.raw("current"), GitLabNotes.EXCERPT_MAX);
        return List.of(new Mentioned(scene, mergeRequest.subject(), anchor, mergeRequest.url(), excerpt, names));
    }

    static List<Actor> actors(List<Facts> users) {
        var actors = new ArrayList<Actor>();
        for (var user : users) {
            var actor = GitLabScene.actorOf(user);
            if (actor != null) actors.add(actor);
        }
        return actors;
    }
}
