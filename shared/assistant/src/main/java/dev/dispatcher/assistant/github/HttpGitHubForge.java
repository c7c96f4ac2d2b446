package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Outcome.Done;
import dev.dispatcher.assistant.forge.Outcome.Gone;
import dev.dispatcher.assistant.forge.Outcome.Moved;
import dev.dispatcher.assistant.forge.Outcome.NoRight;
import dev.dispatcher.assistant.forge.Outcome.NotMergeable;
import dev.dispatcher.assistant.forge.Outcome.NothingToDo;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.TokenFacts;
import dev.dispatcher.assistant.forge.Waiting;
import dev.dispatcher.assistant.forge.Wire;
import dev.dispatcher.assistant.forge.Workflow;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The real one, over HTTP.
final class HttpGitHubForge implements Forge {

    private static final Map<String, Object> NOTHING = Map.of();

    private final AccountApi api;
    private final HttpGitHubHooks hooks;
    private final String instance;
    private final Wire wire = new Wire("GitHub");
    private final Repositories repositories;

    HttpGitHubForge(AccountApi api, String instance) {
        this.api = api;
        this.repositories = new Repositories(api, wire);
        this.hooks = new HttpGitHubHooks(api, wire, repositories);
        this.instance = instance;
    }

    @Override
    public Provider provider() {
        return Provider.GITHUB;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public TokenFacts whoAmI(Token token) {
        return TokenHeaders.facts(wire.answer(() -> api.user(token.bearer())));
    }

    @Override
    public boolean revoke(Token token) {
        return false;
    }

    @Override
    public Optional<Project> project(Token token, String project) {
        return find(token, project, repo -> api.repository(token.bearer(), repo.owner(), repo.name()))
                .map(Shapes::project);
    }

    @Override
    public List<Project> projects(Token token, String search, Right least) {
        var wanted = search.toLowerCase(Locale.ROOT);
        return each(wire.get(() -> api.repositories(token.bearer())))
                .map(Shapes::project)
                .filter(project -> project.right().covers(least))
                .filter(project -> project.path().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    @Override
    public boolean isProtected(Token token, String project, String ref) {
        return find(token, project, repo -> api.branch(token.bearer(), repo.owner(), repo.name(), ref))
                .map(branch -> branch.path("protected").asBoolean())
                .orElse(false);
    }

    @Override
    public List<Workflow> workflows(Token token, String project) {
        var repo = repositories.find(token, project);
        return each(wire.get(() -> api.workflows(token.bearer(), repo.owner(), repo.name()))
                        .path("workflows"))
                .filter(workflow -> workflow.path("state").asText("active").equals("active"))
                .map(workflow -> new Workflow(
                        workflow.path("id").asText(), workflow.path("name").asText()))
                .toList();
    }

    @Override
    public List<Pipeline> pipelines(Token token, String project, String ref) {
        var repo = repositories.find(token, project);
        return each(wire.get(() -> api.runs(token.bearer(), repo.owner(), repo.name(), ref.isEmpty() ? null : ref))
                        .path("workflow_runs"))
                .map(Shapes::pipeline)
                .toList();
    }

    @Override
    public Optional<Pipeline> pipeline(Token token, String project, long id) {
        return find(token, project, repo -> api.run(token.bearer(), repo.owner(), repo.name(), id))
                .map(Shapes::pipeline);
    }

    @Override
    public Optional<MergeRequest> mergeRequest(Token token, String project, long number) {
        return find(token, project, repo -> api.pull(token.bearer(), repo.owner(), repo.name(), number))
                .map(pull -> Shapes.mergeRequest(project, pull));
    }

    @Override
    public List<Waiting> toReview(Token token, String username) {
        var question = "is:open is:pr archived:false review-requested:" + username;
        return each(wire.get(() -> api.search(token.bearer(), question)).path("items"))
                .map(Shapes::waiting)
                .toList();
    }

    @Override
    public Outcome run(Token token, String project, String workflow, String ref) {
        Map<String, Object> body = Map.of("ref", ref, "return_run_details", true);
        return act(
                token,
                project,
                repo -> api.dispatch(token.bearer(), repo.owner(), repo.name(), workflow, body),
                HttpGitHubForge::otherwise);
    }

    @Override
    public Outcome stop(Token token, String project, long pipeline) {
        return act(
                token,
                project,
                repo -> api.cancel(token.bearer(), repo.owner(), repo.name(), pipeline, NOTHING),
                no -> no.status() == 409 ? new NothingToDo(words(no)) : otherwise(no));
    }

    @Override
    public Outcome retry(Token token, String project, long pipeline) {
        return act(
                token,
                project,
                repo -> api.rerun(token.bearer(), repo.owner(), repo.name(), pipeline, NOTHING),
                no -> isPointless(no) ? new NothingToDo(words(no)) : otherwise(no));
    }

    /// GitHub says 403 for this as well.
    private static boolean isPointless(ForgeFailure.Refused no) {
        return no.status() == 403
                && (words(no).contains("already running") || words(no).contains("cannot be retried"));
    }

    @Override
    public Outcome play(Token token, String project, long job) {
        return new Outcome.Refused("GitHub has no jobs that wait for a press");
    }

    /// GitHub would take an approval of an older commit too.
    @Override
    public Outcome approve(Token token, String project, long number, String sha) {
        var pull = mergeRequest(token, project, number);
        if (pull.isEmpty()) return new Gone();
        if (!pull.get().sha().equals(sha)) return new Moved();
        Map<String, Object> body = Map.of("event", "APPROVE", "commit_id", sha);
        return act(
                token,
                project,
                repo -> api.review(token.bearer(), repo.owner(), repo.name(), number, body), HttpGitHubForge::otherwise);
    }

    /// The last word of this person that is one.
    @Override
    public boolean hasApproved(Token token, String project, long number, String username) {
        var repo = repositories.find(token, project);
        return each(wire.get(() -> api.reviews(token.bearer(), repo.owner(), repo.name(), number)))
                .filter(review -> review.at("/user/login").asText().equalsIgnoreCase(username))
                .map(review -> review.path("state").asText())
                .filter(state -> !state.equals("COMMENTED"))
                .reduce((_, last) -> last)
                .filter("APPROVED"::equals)
                .isPresent();
    }

    @Override
    public Outcome merge(Token token, String project, long number, String sha) {
        return act(
                token,
                project,
                repo -> api.merge(token.bearer(), repo.owner(), repo.name(), number, Map.of("sha", sha)),
                no -> switch (no.status()) {
                    case 405 -> new NotMergeable(words(no));
                    case 409 -> new Moved();
                    default -> otherwise(no);
                });
    }

    @Override
    public Outcome decline(Token token, String project, long number, @Nullable String reason) {
        var outcome = act(
                token,
                project,
                repo -> api.change(token.bearer(), repo.owner(), repo.name(), number, Map.of("state", "closed")),
                HttpGitHubForge::otherwise);
        if (outcome instanceof Done && reason != null) {
            var repo = repositories.find(token, project);
            wire.get(() -> api.comment(token.bearer(), repo.owner(), repo.name(), number, Map.of("body", reason)));
        }
        return outcome;
    }

    @Override
    public Hooks hooks() {
        return hooks;
    }

    private Optional<JsonNode> find(
            Token token, String project, Function<Repo, HttpResponse<JsonNode>> request) {
        return wire.find(() -> request.apply(repositories.find(token, project)));
    }

    private Outcome act(
            Token token,
            String project,
            Function<Repo, HttpResponse<JsonNode>> request,
            Function<ForgeFailure.Refused, Outcome> no) {
        try {
            return find(token, project, request)
                    .<Outcome>map(done -> new Done(done.path("html_url").asText("")))
                    .orElseGet(Gone::new);
        } catch (ForgeFailure.Refused refused) {
            return no.apply(refused);
        }
    }

    private static Outcome otherwise(ForgeFailure.Refused no) {
        return no.status() == 403 ? new NoRight() : new Outcome.Refused(words(no));
    }

    private static String words(ForgeFailure.Refused no) {
        return String.valueOf(no.getMessage());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
