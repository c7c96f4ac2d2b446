package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.Turn;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reviews: what a reviewer decides, and what is written with it. The frame around single comments is neither.
final class GitHubReviews {

    private GitHubReviews() {}

    static List<Happening> of(Scene scene, Facts body) {
        var mergeRequest = GitHubPullRequests.mergeRequest(body.at("pull_request"));
        var review = body.at("review");
        var action = body.raw("action");
        var id = review.number("id");
        if (mergeRequest == null || id == null) return List.of();
        var happenings = new ArrayList<Happening>();
        var turn = turn(action, review.raw("state").toLowerCase(Locale.ROOT));
        if (turn != null) {
            // Whoever dismisses a review is not the one whose word it was.
            happenings.add(new MergeRequestChanged(scene, mergeRequest, turn, GitHubScene.actor(review.at("user"))));
        }
        if (action.equals("submitted")) {
            happenings.addAll(GitHubComments.written(scene, mergeRequest.subject(), review, "review", false));
        }
        return happenings;
    }

    private static @Nullable Turn turn(String action, String state) {
        return switch (action) {
            case "submitted" ->
                switch (state) {
                    case "approved" -> Turn.APPROVED;
                    case "changes_requested" -> Turn.CHANGES_REQUESTED;
                    default -> null;
                };
            case "dismissed" -> Turn.UNAPPROVED;
            default -> null;
        };
    }
}
