package dev.dispatcher.assistant.happenings.github;

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

/// GitHub's pull requests. Each act has a webhook of its own, and every one carries the whole pull request.
final class GitHubPullRequests {

    private GitHubPullRequests() {}

    static List<Happening> of(Scene scene, Facts body) {
        var mergeRequest = mergeRequest(body.at("pull_request"));
        if (mergeRequest == null) return List.of();
        return switch (body.raw("action")) {
            case "opened" -> opened(scene, body, mergeRequest);
            case "reopened" -> turned(scene, mergeRequest, Turn.REOPENED);
            case "closed" ->
                mergeRequest.state() == MergeRequest.State.MERGED
                        ? List.of(new Merged(scene, mergeRequest))
                        : turned(scene, mergeRequest, Turn.CLOSED);
            case "ready_for_review" -> turned(scene, mergeRequest, Turn.READY);
            case "converted_to_draft" -> turned(scene, mergeRequest, Turn.DRAFTED);
            case "synchronize" -> turned(scene, mergeRequest, Turn.COMMITS);
            case "edited" -> edited(scene, body, mergeRequest);
            case "labeled", "unlabeled", "review_request_removed", "unassigned" ->
                turned(scene, mergeRequest, Turn.EDITED);
            case "review_requested" -> requested(scene, body, mergeRequest);
            case "assigned" -> assigned(scene, body, mergeRequest);
            default -> List.of();
        };
    }

    /// Null where there is none.
    static @Nullable MergeRequest mergeRequest(Facts facts) {
        var number = facts.number("number");
        if (number == null) return null;
        return new MergeRequest(
                number,
                facts.text("title"),
                facts.url("html_url"),
                state(facts),
                facts.flag("draft"),
                facts.at("head").text("ref"),
                facts.at("base").text("ref"),
                facts.at("head").text("sha"),
                GitHubScene.actor(facts.at("user")),
                facts.each("labels").stream().map(label -> label.text("name")).toList(),
                facts.text("mergeable_state"),
                new Version(1, Times.newest(facts.time("updated_at"))));
    }

    private static MergeRequest.State state(Facts facts) {
        if (facts.flag("merged") || facts.has("merged_at")) return MergeRequest.State.MERGED;
        return facts.raw("state").equals("closed") ? MergeRequest.State.CLOSED : MergeRequest.State.OPEN;
    }

    private static List<Happening> turned(Scene scene, MergeRequest mergeRequest, Turn turn) {
        return List.of(new MergeRequestChanged(scene, mergeRequest, turn, null));
    }

    /// Who is asked or assigned from the beginning is told of by webhooks of their own.
    private static List<Happening> opened(Scene scene, Facts body, MergeRequest mergeRequest) {
        var happenings = new ArrayList<>(turned(scene, mergeRequest, Turn.OPENED));
        var text = body.at("pull_request").raw("body");
        happenings.addAll(mentioned(scene, mergeRequest, text, List.copyOf(Mentions.in(text, scene.provider()))));
        return happenings;
    }

    private static List<Happening> edited(Scene scene, Facts body, MergeRequest mergeRequest) {
        var happenings = new ArrayList<>(turned(scene, mergeRequest, Turn.EDITED));
        var change = body.at("changes", "body");
        if (!change.has("from")) return happenings;
        var text = body.at("pull_request").raw("body");
        var names = Mentions.added(change.raw("from"), text, scene.provider());
        happenings.addAll(mentioned(scene, mergeRequest, text, names));
        return happenings;
    }

    private static List<Mentioned> mentioned(Scene scene, MergeRequest on, String text, List<String> names) {
        if (names.isEmpty()) return List.of();
        var excerpt = Prose.lines(text, GitHubComments.EXCERPT_MAX);
        var anchor = "merge_request " + on.number();
        return List.of(new Mentioned(scene, on.subject(), anchor, on.url(), excerpt, names));
    }

    /// A person or a team, never both.
    private static List<Happening> requested(Scene scene, Facts body, MergeRequest mergeRequest) {
        List<Actor> reviewers = GitHubScene.actors(body.at("requested_reviewer"));
        var team = body.at("requested_team").first("slug", "name");
        var happenings = new ArrayList<>(turned(scene, mergeRequest, Turn.EDITED));
        if (!reviewers.isEmpty() || !team.isEmpty()) {
            var teams = team.isEmpty() ? List.<String>of() : List.of(team);
            happenings.add(new ReviewRequested(scene, mergeRequest, reviewers, teams));
        }
        return happenings;
    }

    private static List<Happening> assigned(Scene scene, Facts body, MergeRequest mergeRequest) {
        var happenings = new ArrayList<>(turned(scene, mergeRequest, Turn.EDITED));
        var assignees = GitHubScene.actors(body.at("assignee"));
        if (!assignees.isEmpty()) happenings.add(new Assigned(scene, mergeRequest, assignees));
        return happenings;
    }
}
