package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.MergeRequest;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Times;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// Who asks, with which token, and what waits for them.
final class PersonRoutes {

    private final Shapes shapes;
    private final ReviewShapes reviews;
    private final Tokens tokens;

    PersonRoutes(Shapes shapes, ReviewShapes reviews, Tokens tokens) {
        this.shapes = shapes;
        this.reviews = reviews;
        this.tokens = tokens;
    }

    void into(GitLabApi api) {
        api.on(
                "GET",
                "/user",
                request -> Answer.json(200, shapes.user(request.caller().user())));
        api.on("GET", "/personal_access_tokens/self", PersonRoutes::token);
        api.on("DELETE", "/personal_access_tokens/self", this::revoke);
        api.on("GET", "/merge_requests", this::mergeRequests);
        api.on("GET", "/todos", this::todos);
    }

    private static Answer token(Request request) {
        var held = request.caller();
        if (!held.isPersonal())
            throw Refused.badRequest("This endpoint requires token type to be a personal access token");
        var until = held.until();
        return Answer.json(
                200,
                new Shape()
                        .with("id", 1)
                        .with("name", "stand-in")
                        .with("revoked", false)
                        .with("active", true)
                        .with("scopes", held.scopes())
                        .with("user_id", held.user().id())
                        .with("created_at", Times.answer(request.now()))
                        .with(
                                "expires_at",
                                until == null
                                        ? null
                                        : until.atZone(ZoneOffset.UTC)
                                                .toLocalDate()
                                                .toString())
                        .map());
    }

    private Answer revoke(Request request) {
        tokens.revoke(request.caller().token());
        return Answer.empty(204);
    }

    private Answer mergeRequests(Request request) {
        var reviewer = request.parameters().text("reviewer_username").orElse("");
        var author = request.parameters().text("author_username").orElse("");
        var state = request.oneOf("state", List.of("opened", "closed", "merged", "all"));
        var found = visible(request)
                .filter(it -> reviewer.isEmpty()
                        || it.reviewers().stream()
                                .anyMatch(user -> user.username().equals(reviewer)))
                .filter(it -> author.isEmpty() || it.author().username().equals(author))
                .filter(it -> state.isEmpty()
                        || state.get().equals("all")
                        || it.state().equals(state.get()))
                .toList();
        return Paging.page(request, found, it -> reviews.mergeRequest(it).map());
    }

    private static Stream<MergeRequest> visible(Request request) {
        return request.world().projects().stream()
                .filter(project -> project.rights().of(request.caller().user()) > 0)
                .flatMap(project -> project.mergeRequests().stream());
    }

    private Answer todos(Request request) {
        var me = request.caller().user();
        var waiting = visible(request)
                .filter(MergeRequest::isOpen)
                .filter(it -> it.reviewers().contains(me) && !it.approvers().contains(me))
                .toList();
        return Paging.page(request, waiting, reviews::todo);
    }
}
