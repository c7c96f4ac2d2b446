package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.forge.Job;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Outcome.NothingToDo;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.forge.Roll;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.TokenFacts;
import dev.dispatcher.assistant.forge.Waiting;
import dev.dispatcher.assistant.forge.Wire;
import dev.dispatcher.assistant.forge.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final Pulls pulls;

    HttpGitHubForge(AccountApi api, String instance) {
        this.api = api;
        this.repositories = new Repositories(api, wire);
        this.pulls = new Pulls(api, repositories);
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
        return repositories
                .ask(token, project, repo -> api.repository(token.bearer(), repo.owner(), repo.name()))
                .map(Shapes::project);
    }

    @Override
    public boolean may(Token token, String project, Right needed) {
        return project(token, project)
                .filter(seen -> seen.right().covers(needed))
                .isPresent();
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
        return repositories
                .ask(token, project, repo -> api.branch(token.bearer(), repo.owner(), repo.name(), ref))
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
        return repositories
                .ask(token, project, repo -> api.run(token.bearer(), repo.owner(), repo.name(), id))
                .map(Shapes::pipeline);
    }

    @Override
    public Optional<Job> job(Token token, String project, long id) {
        return Optional.empty();
    }

    @Override
    public Optional<MergeRequest> mergeRequest(Token token, String project, long number) {
        return pulls.find(token, project, number);
    }

    @Override
    public List<Waiting> toReview(Token token, String username) {
        return pulls.toReview(token, username);
    }

    @Override
    public List<Waiting> authored(Token token, String username) {
        return pulls.authored(token, username);
    }

    @Override
    public Outcome run(Token token, String project, String workflow, String ref, Map<String, String> variables) {
        Map<String, Object> body = Map.of("ref", ref, "inputs", variables, "return_run_details", true);
        return repositories.act(
                token,
                project,
                repo -> api.dispatch(token.bearer(), repo.owner(), repo.name(), workflow, body),
                Repositories::otherwise);
    }

    @Override
    public Outcome stop(Token token, String project, long pipeline) {
        return repositories.act(
                token,
                project,
                repo -> api.cancel(token.bearer(), repo.owner(), repo.name(), pipeline, NOTHING),
                no -> no.status() == 409 ? new NothingToDo(words(no)) : Repositories.otherwise(no));
    }

    @Override
    public Outcome retry(Token token, String project, long pipeline) {
        return repositories.act(
                token,
                project,
                repo -> api.rerun(token.bearer(), repo.owner(), repo.name(), pipeline, NOTHING),
                no -> isPointless(no) ? new NothingToDo(words(no)) : Repositories.otherwise(no));
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

    @Override
    public Outcome approve(Token token, String project, long number, String sha) {
        return pulls.approve(token, project, number, sha);
    }

    @Override
    public boolean hasApproved(Token token, String project, long number, String username) {
        return pulls.hasApproved(token, project, number, username);
    }

    /// Everybody who sees it, save who made it.
    @Override
    public boolean mayApprove(Token token, MergeRequest seen, String username) {
        return seen.keepers().stream().noneMatch(username::equalsIgnoreCase);
    }

    @Override
    public Outcome merge(Token token, String project, long number, String sha) {
        return pulls.merge(token, project, number, sha);
    }

    @Override
    public Outcome decline(Token token, String project, long number, @Nullable String reason) {
        return pulls.decline(token, project, number, reason);
    }

    @Override
    public void explain(Token token, String project, long number, String username, String reason, Instant since) {
        pulls.explain(token, project, number, username, reason, since);
    }

    @Override
    public Optional<List<Account>> members(Token token, String group) {
        var team = Repo.of(group);
        return Roll.of(wire, page -> api.members(token.bearer(), team.owner(), team.name(), page), Shapes::account);
    }

    @Override
    public Optional<Comparison> compare(Token token, String project, String from, String to) {
        var span = from + "..." + to;
        return repositories
                .ask(token, project, repo -> api.compare(token.bearer(), repo.owner(), repo.name(), span))
                .map(Diffs::comparison);
    }

    @Override
    public Hooks hooks() {
        return hooks;
    }

    private static String words(ForgeFailure.Refused no) {
        return String.valueOf(no.getMessage());
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
