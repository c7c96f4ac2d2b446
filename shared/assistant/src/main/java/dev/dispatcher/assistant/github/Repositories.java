package dev.dispatcher.assistant.github;

import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Wire;

/// Finds a repository by its path or its number. GitHub takes the number for questions about the repository alone, so
/// a number costs one question more.
final class Repositories {

    private final AccountApi api;
    private final Wire wire;

    Repositories(AccountApi api, Wire wire) {
        this.api = api;
        this.wire = wire;
    }

    Repo find(Token token, String project) {
        if (!project.matches("\\d+")) return Repo.of(project);
        var found = wire.get(() -> api.repository(token.bearer(), project));
        return Repo.of(found.path("full_name").asText());
    }
}
