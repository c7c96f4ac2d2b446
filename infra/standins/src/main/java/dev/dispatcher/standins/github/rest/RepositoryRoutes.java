package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;

/// Who asks, and what he may do where.
final class RepositoryRoutes {

    void into(GitHubApi api) {
        api.on("GET", "/user", request -> Answer.json(200, request.caller().json()));
        api.on("GET", "/user/repos", RepositoryRoutes::list);
        api.on(
                "GET",
                "/repos/:owner/:repo",
                request -> Answer.json(200, request.repository().json(request.caller())));
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
