package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Outcome.Done;
import dev.dispatcher.assistant.forge.Outcome.Gone;
import dev.dispatcher.assistant.forge.Outcome.Moved;
import dev.dispatcher.assistant.forge.Outcome.NotMergeable;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Waiting;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// GitHub's pull requests.
final class Pulls {

    private final AccountApi api;
    private final Repositories repositories;

    Pulls(AccountApi api, Repositories repositories) {
        this.api = api;
        this.repositories = repositories;
    }

    Optional<MergeRequest> find(Token token, String project, long number) {
        return repositories
                .ask(token, project, repo -> api.pull(token.bearer(), repo.owner(), repo.name(), number))
                .map(pull -> Shapes.mergeRequest(project, pull));
    }

    List<Waiting> toReview(Token token, String username) {
        return open(token, "review-requested:" + username);
    }

    List<Waiting> authored(Token token, String username) {
        return open(token, "author:" + username);
    }

    private List<Waiting> open(Token token, String which) {
        return each(repositories
                        .wire()
                        .get(() -> api.search(token.bearer(), "is:open is:pr archived:false " + which))
                        .path("items"))
                .map(Shapes::waiting)
                .toList();
    }

    /// GitHub would take an approval of an older commit too.
    Outcome approve(Token token, String project, long number, String sha) {
        var pull = find(token, project, number);
        if (pull.isEmpty()) return new Gone();
        if (!pull.get().sha().equals(sha)) return new Moved();
        Map<String, Object> body = Map.of("event", "APPROVE", "commit_id", sha);
        return repositories.act(
                token,
                project,
                repo -> api.review(token.bearer(), repo.owner(), repo.name(), number, body),
                Repositories::otherwise);
    }

    /// The last word of this person that is one.
    boolean hasApproved(Token token, String project, long number, String username) {
        var reviews = repositories.ask(
                token, project, repo -> api.reviews(token.bearer(), repo.owner(), repo.name(), number));
        return reviews.stream()
                .flatMap(Pulls::each)
                .filter(review -> review.at("/user/login").asText().equalsIgnoreCase(username))
                .map(review -> review.path("state").asText())
                .filter(state -> !state.equals("COMMENTED"))
                .reduce((_, last) -> last)
                .filter("APPROVED"::equals)
                .isPresent();
    }

    Outcome merge(Token token, String project, long number, String sha) {
        return repositories.act(
                token,
                project,
                repo -> api.merge(token.bearer(), repo.owner(), repo.name(), number, Map.of("sha", sha)),
                no -> switch (no.status()) {
                    case 405 -> new NotMergeable(String.valueOf(no.getMessage()));
                    case 409 -> new Moved();
                    default -> Repositories.otherwise(no);
                });
    }

    Outcome decline(Token token, String project, long number, @Nullable String reason) {
        var outcome = repositories.act(
                token,
                project,
                repo -> api.change(token.bearer(), repo.owner(), repo.name(), number, Map.of("state", "closed")),
                Repositories::otherwise);
        if (outcome instanceof Done && reason != null) comment(token, project, number, reason);
        return outcome;
    }

    void explain(Token token, String project, long number, String username, String reason, Instant since) {
        var comments = repositories.ask(
                token,
                project,
                repo -> api.comments(
                        token.bearer(),
                        repo.owner(),
                        repo.name(),
                        number,
                        since.truncatedTo(ChronoUnit.SECONDS).toString()));
        boolean isThere = comments.stream()
                .flatMap(Pulls::each)
                .filter(comment -> comment.path("body").asText().equals(reason))
                .anyMatch(comment -> comment.at("/user/login").asText().equalsIgnoreCase(username));
        if (!isThere) comment(token, project, number, reason);
    }

    /// In a locked conversation it is declined all the same.
    private void comment(Token token, String project, long number, String words) {
        repositories.act(
                token,
                project,
                repo -> api.comment(token.bearer(), repo.owner(), repo.name(), number, Map.of("body", words)),
                Repositories::otherwise);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
