package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.github.world.Pull;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who asks, and what he may do where.
final class RepositoryRoutes {

    void into(GitHubApi api) {
        api.on("GET", "/user", request -> Answer.json(200, request.caller().json()));
        api.on("GET", "/user/repos", RepositoryRoutes::list);
        api.on("GET", "/repositories/:id", RepositoryRoutes::byNumber);
        api.on("GET", "/search/issues", RepositoryRoutes::search);
        api.on("GET", "/repos/:owner/:repo/branches/:branch", RepositoryRoutes::branch);
        api.on(
                "GET",
                "/repos/:owner/:repo",
                request -> Answer.json(200, request.repository().json(request.caller())));
    }

    private static Answer byNumber(Request request) {
        long id = request.whole("id");
        return request.world().repositories().stream()
                .filter(repository -> repository.id() == id && repository.allows(request.caller(), "pull"))
                .findFirst()
                .map(repository -> Answer.json(200, repository.json(request.caller())))
                .orElseThrow(Refused::notFound);
    }

    private static Answer branch(Request request) {
        var repository = request.repository();
        var name = request.variable("branch");
        if (!repository.hasBranch(name)) throw Refused.of(404, "Branch not found");
        return Answer.json(200, Map.of("name", name, "protected", repository.isProtected(name)));
    }

    /// Knows two questions: which open pull requests wait for somebody's review, and which are somebody's.
    private static Answer search(Request request) {
        var words = List.of(request.required("q").split(" ", -1));
        var reviewer = after("review-requested:", words);
        var author = after("author:", words);
        if (reviewer.isEmpty() && author.isEmpty()) throw Refused.of(422, "Validation Failed");
        var found = request.world().repositories().stream()
                .filter(repository -> repository.allows(request.caller(), "pull"))
                .flatMap(repository -> repository.pulls().stream())
                .filter(pull -> pull.state().equals("open")
                        && reviewer.filter(name -> !pull.isRequested(name)).isEmpty()
                        && author.filter(name -> !pull.author().login().equals(name))
                                .isEmpty())
                .map(Pull::json)
                .toList();
        return Answer.json(200, Map.of("total_count", found.size(), "items", request.page(found)));
    }

    private static Optional<String> after(String qualifier, List<String> words) {
        return words.stream()
                .filter(word -> word.startsWith(qualifier))
                .map(word -> word.substring(qualifier.length()))
                .findFirst();
    }

    private static Answer list(Request request) {
        return Answer.json(
                200,
                request.page(request.world().repositories().stream()
                        .filter(repository -> repository.allows(request.caller(), "pull"))
                        .map(repository -> repository.json(request.caller()))
                        .toList()));
    }
}
