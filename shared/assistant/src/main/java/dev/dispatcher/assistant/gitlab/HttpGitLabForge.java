package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.forge.Job;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Outcome.Gone;
import dev.dispatcher.assistant.forge.Outcome.NoRight;
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
import io.micronaut.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The real one, over HTTP.
final class HttpGitLabForge implements Forge {

    private static final Map<String, Object> NOTHING = Map.of();
    private static final Workflow PIPELINE = new Workflow("", "pipeline");

    private final AccountApi api;
    private final TokenInquiry inquiry;
    private final HttpGitLabHooks hooks;
    private final String instance;
    private final Wire wire = new Wire("GitLab");
    private final Wishes wishes = new Wishes(wire);
    private final MergeRequests requests;

    HttpGitLabForge(AccountApi api, String instance) {
        this.api = api;
        this.inquiry = new TokenInquiry(api, wire);
        this.hooks = new HttpGitLabHooks(api, wire);
        this.requests = new MergeRequests(api, wire, wishes);
        this.instance = instance;
    }

    @Override
    public Provider provider() {
        return Provider.GITLAB;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public TokenFacts whoAmI(Token token) {
        return inquiry.about(token);
    }

    @Override
    public boolean revoke(Token token) {
        return wire.find(() -> api.revokeToken(token.bearer())).isPresent();
    }

    @Override
    public Optional<Project> project(Token token, String project) {
        return wire.find(() -> api.project(token.bearer(), project)).map(Shapes::project);
    }

    /// Of a project GitLab tells only what members of it and of its groups may do. Whoever came with an invited group,
    /// and who administers GitLab itself, is looked up.
    @Override
    public boolean may(Token token, String project, Right needed) {
        var seen = project(token, project);
        if (seen.isEmpty()) return false;
        if (seen.get().right().covers(needed)) return true;
        var me = wire.get(() -> api.user(token.bearer()));
        if (me.path("is_admin").asBoolean()) return true;
        return wire.find(() -> api.member(token.bearer(), project, me.path("id").asLong()))
                .map(Shapes::membership)
                .filter(right -> right.covers(needed))
                .isPresent();
    }

    @Override
    public List<Project> projects(Token token, String search, Right least) {
        return each(() -> api.projects(token.bearer(), Shapes.level(least), search))
                .map(Shapes::project)
                .toList();
    }

    @Override
    public boolean isProtected(Token token, String project, String ref) {
        return wire.find(() -> api.branch(token.bearer(), project, ref))
                .map(branch -> branch.path("protected").asBoolean())
                .orElse(false);
    }

    @Override
    public List<Workflow> workflows(Token token, String project) {
        return List.of(PIPELINE);
    }

    @Override
    public List<Pipeline> pipelines(Token token, String project, String ref) {
        return each(() -> api.pipelines(token.bearer(), project, ref.isEmpty() ? null : ref))
                .map(Shapes::pipeline)
                .toList();
    }

    @Override
    public Optional<Pipeline> pipeline(Token token, String project, long id) {
        return wire.find(() -> api.pipeline(token.bearer(), project, id)).map(Shapes::pipeline);
    }

    @Override
    public Optional<Job> job(Token token, String project, long id) {
        return wire.find(() -> api.job(token.bearer(), project, id)).map(Shapes::job);
    }

    @Override
    public Optional<MergeRequest> mergeRequest(Token token, String project, long number) {
        return requests.find(token, project, number);
    }

    @Override
    public List<Waiting> toReview(Token token, String username) {
        return each(() -> api.toReview(token.bearer(), username))
                .map(Shapes::waiting)
                .toList();
    }

    @Override
    public List<Waiting> authored(Token token, String username) {
        return each(() -> api.authored(token.bearer(), username))
                .map(Shapes::waiting)
                .toList();
    }

    @Override
    public Outcome run(Token token, String project, String workflow, String ref, Map<String, String> variables) {
        var given = variables.entrySet().stream()
                .map(one -> Map.of("key", one.getKey(), "value", one.getValue()))
                .toList();
        return wishes.act(
                () -> api.run(token.bearer(), project, Map.of("ref", ref, "variables", given)),
                no -> String.valueOf(no.getMessage()).contains("permission") ? new NoRight() : Wishes.otherwise(no));
    }

    @Override
    public Outcome stop(Token token, String project, long pipeline) {
        return wishes.act(() -> api.cancel(token.bearer(), project, pipeline, NOTHING), Wishes::otherwise);
    }

    /// GitLab says yes also when there is nothing to try again, so that is looked up first.
    @Override
    public Outcome retry(Token token, String project, long pipeline) {
        var lost = wire.find(() -> api.lostJobs(token.bearer(), project, pipeline));
        if (lost.isEmpty()) return new Gone();
        if (lost.get().isEmpty()) return new NothingToDo("no job has failed or was canceled");
        return wishes.act(() -> api.retry(token.bearer(), project, pipeline, NOTHING), Wishes::otherwise);
    }

    @Override
    public Outcome play(Token token, String project, long job) {
        return wishes.act(
                () -> api.play(token.bearer(), project, job, NOTHING),
                no -> no.status() == 400 ? new NothingToDo(String.valueOf(no.getMessage())) : Wishes.otherwise(no));
    }

    @Override
    public Outcome approve(Token token, String project, long number, String sha) {
        return requests.approve(token, project, number, sha);
    }

    @Override
    public boolean hasApproved(Token token, String project, long number, String username) {
        return requests.hasApproved(token, project, number);
    }

    @Override
    public boolean mayApprove(Token token, MergeRequest seen, String username) {
        return requests.mayApprove(token, seen);
    }

    @Override
    public Outcome merge(Token token, String project, long number, String sha) {
        return requests.merge(token, project, number, sha);
    }

    @Override
    public Outcome decline(Token token, String project, long number, @Nullable String reason) {
        return requests.decline(token, project, number, reason);
    }

    @Override
    public void explain(Token token, String project, long number, String username, String reason, Instant since) {
        requests.explain(token, project, number, username, reason, since);
    }

    @Override
    public Optional<List<Account>> members(Token token, String group) {
        return Roll.of(wire, page -> api.members(token.bearer(), group, page), Shapes::account);
    }

    @Override
    public Optional<Comparison> compare(Token token, String project, String from, String to) {
        return wire.find(() -> api.compare(token.bearer(), project, from, to)).map(Diffs::comparison);
    }

    @Override
    public Hooks hooks() {
        return hooks;
    }

    private Stream<JsonNode> each(Supplier<HttpResponse<JsonNode>> request) {
        return StreamSupport.stream(wire.get(request).spliterator(), false);
    }
}
