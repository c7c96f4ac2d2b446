package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.github.world.Pull;
import dev.dispatcher.standins.github.world.Repository;
import java.time.Instant;
import java.util.Map;

/// Pull requests.
final class PullRoutes {

    private static final String ALL = "/repos/:owner/:repo/pulls";
    private static final String ONE = ALL + "/:number";
    private static final String COMMENTS = "/repos/:owner/:repo/issues/:number/comments";
    private static final Map<String, String> REVIEWS =
            Map.of("APPROVE", "APPROVED", "REQUEST_CHANGES", "CHANGES_REQUESTED", "COMMENT", "COMMENTED");

    void into(GitHubApi api) {
        api.on("GET", ALL, PullRoutes::list);
        api.on(
                "GET",
                ONE,
                request -> Answer.json(200, request.pull(request.repository()).json()));
        api.on("PATCH", ONE, PullRoutes::change);
        api.on("PUT", ONE + "/merge", PullRoutes::merge);
        api.on(
                "GET",
                ONE + "/reviews",
                request -> Answer.json(
                        200, request.page(request.pull(request.repository()).reviews())));
        api.on("POST", ONE + "/reviews", PullRoutes::review);
        api.on("GET", COMMENTS, PullRoutes::comments);
        api.on("POST", COMMENTS, PullRoutes::comment);
    }

    private static Answer list(Request request) {
        var state = request.text("state").isEmpty() ? "open" : request.text("state");
        return Answer.json(
                200,
                request.page(request.repository().pulls().stream()
                        .filter(pull -> state.equals("all") || pull.state().equals(state))
                        .map(Pull::json)
                        .toList()));
    }

    private static Answer change(Request request) {
        var repository = request.repository("push");
        var pull = request.pull(repository);
        var state = request.text("state");
        if (!state.isEmpty() && !state.equals(pull.state())) {
            if (pull.isMerged()) throw Refused.invalid("PullRequest", "state cannot be changed.");
            request.world().turn(repository, pull, state, false, request.caller(), request.now());
        }
        return Answer.json(200, pull.json());
    }

    private static Answer merge(Request request) {
        var repository = request.repository();
        var pull = request.pull(repository);
        if (!repository.allows(request.caller(), "push")) {
            throw Refused.of(403, "You're not authorized to push to this branch.");
        }
        if (!pull.isMergeable()) throw Refused.of(405, "Pull Request is not mergeable");
        var sha = request.text("sha");
        if (!sha.isEmpty() && !sha.equals(pull.sha())) {
            throw Refused.of(409, "Head branch was modified. Review and try the merge again.");
        }
        var merged = repository.push(Repository.DEFAULT_BRANCH);
        request.world().turn(repository, pull, "closed", true, request.caller(), request.now());
        return Answer.json(200, Map.of("sha", merged, "merged", true, "message", "Pull Request successfully merged"));
    }

    private static Answer review(Request request) {
        var repository = request.repository();
        var pull = request.pull(repository);
        var state = REVIEWS.get(request.required("event"));
        if (state == null) throw Refused.of(422, "Invalid request.\n\nNo such event.");
        if (state.equals("APPROVED") && pull.author().equals(request.caller())) {
            throw Refused.invalid("PullRequestReview", "Can not approve your own pull request");
        }
        var commit = request.text("commit_id");
        if (!commit.isEmpty() && !commit.equals(pull.sha())) {
            throw Refused.invalid("PullRequestReview", "commit_id is not part of the pull request");
        }
        var text = request.text("body");
        return Answer.json(200, request.world().review(repository, pull, request.caller(), state, text, request.now()));
    }

    private static Answer comments(Request request) {
        var since = request.text("since").isEmpty() ? Instant.EPOCH : Instant.parse(request.text("since"));
        return Answer.json(
                200,
                request.page(request.pull(request.repository()).comments().stream()
                        .filter(comment -> !Instant.parse(
                                        comment.path("updated_at").asText())
                                .isBefore(since))
                        .toList()));
    }

    private static Answer comment(Request request) {
        var repository = request.repository();
        var pull = request.pull(repository);
        return Answer.json(
                201,
                request.world().comment(repository, pull, request.caller(), request.required("body"), request.now()));
    }
}
