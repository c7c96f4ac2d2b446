package dev.dispatcher.assistant.happenings.github;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// What happened, by GitHub's word for it. What is not here is nothing anybody is told of: branches that come and go
/// are in the pushes, check suites in their runs.
public final class GitHubHappenings {

    private static final Map<String, BiFunction<Scene, Facts, List<? extends Happening>>> KINDS = Map.ofEntries(
            Map.entry("workflow_run", GitHubRuns::run),
            Map.entry("workflow_job", GitHubRuns::job),
            Map.entry("check_run", GitHubRuns::check),
            Map.entry("pull_request", GitHubPullRequests::of),
            Map.entry("pull_request_review", GitHubReviews::of),
            Map.entry("pull_request_review_comment", GitHubComments::onCode),
            Map.entry("issue_comment", GitHubComments::onIssue),
            Map.entry("commit_comment", GitHubComments::onCommit),
            Map.entry("issues", GitHubOthers::issue),
            Map.entry("milestone", GitHubOthers::milestone),
            Map.entry("gollum", GitHubOthers::wiki),
            Map.entry("push", GitHubPushes::of),
            Map.entry("release", GitHubOthers::release),
            Map.entry("deployment_status", GitHubOthers::deployment),
            Map.entry("installation", GitHubOthers::installation),
            Map.entry("github_app_authorization", GitHubOthers::authorization),
            Map.entry("ping", GitHubOthers::ping));

    private GitHubHappenings() {}

    public static Set<String> kinds() {
        return KINDS.keySet();
    }

    public static List<? extends Happening> of(String kind, String hookId, Facts body) {
        var reading = KINDS.get(kind);
        if (reading == null) return List.of();
        return reading.apply(GitHubScene.of(hookId, body), body);
    }
}
