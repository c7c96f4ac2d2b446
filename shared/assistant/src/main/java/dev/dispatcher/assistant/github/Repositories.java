package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Wire;
import io.micronaut.http.HttpResponse;
import java.util.Optional;
import java.util.function.Function;

/// Questions and wishes about repositories, which are named by their path or their number. GitHub takes the number for
/// questions about the repository alone, so a number costs one question more.
final class Repositories {

    private final AccountApi api;
    private final Wire wire;

    Repositories(AccountApi api, Wire wire) {
        this.api = api;
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    Repo find(Token token, String project) {
        if (!project.matches("\\d+")) return Repo.of(project);
        var found = wire.get(() -> api.repository(token.bearer(), project));
        return Repo.of(found.path("full_name").asText());
    }

    /// Empty for what is not there.
    Optional<JsonNode> ask(Token token, String project, Function<Repo, HttpResponse<JsonNode>> request) {
        return wire.find(() -> request.apply(find(token, project)));
    }

    Outcome act(
            Token token,
            String project,
            Function<Repo, HttpResponse<JsonNode>> request,
            Function<ForgeFailure.Refused, Outcome> no) {
        try {
            return ask(token, project, request)
                    .<Outcome>map(done -> new Outcome.Done(done.path("html_url").asText("")))
                    .orElseGet(Outcome.Gone::new);
        } catch (ForgeFailure.Refused refused) {
            return no.apply(refused);
        }
    }

    static Outcome otherwise(ForgeFailure.Refused no) {
        return no.status() == 403 ? new Outcome.NoRight() : new Outcome.Refused(String.valueOf(no.getMessage()));
    }
}
