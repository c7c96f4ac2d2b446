package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
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
import dev.dispatcher.assistant.forge.Roll;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.TokenFacts;
import dev.dispatcher.assistant.forge.Waiting;
import dev.dispatcher.assistant.forge.Wire;
import dev.dispatcher.assistant.forge.Workflow;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    HttpGitLabForge(AccountApi api, String instance) {
        this.api = api;
        this.inquiry = new TokenInquiry(api, wire);
        this.hooks = new HttpGitLabHooks(api, wire);
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
    public Optional<MergeRequest> mergeRequest(Token token, String project, long number) {
        return wire.find(() -> api.request(token.bearer(), project, number))
                .map(request -> Shapes.mergeRequest(project, request));
    }

    @Override
    public List<Waiting> toReview(Token token, String username) {
        return each(() -> api.toReview(token.bearer(), username))
                .map(Shapes::waiting)
                .toList();
    }

    @Override
    public Outcome run(Token token, String project, String workflow, String ref) {
        return act(
                () -> api.run(token.bearer(), project, Map.of("ref", ref)),
                no -> String.valueOf(no.getMessage()).contains("permission") ? new NoRight() : otherwise(no));
    }

    @Override
    public Outcome stop(Token token, String project, long pipeline) {
        return act(() -> api.cancel(token.bearer(), project, pipeline, NOTHING), HttpGitLabForge::otherwise);
    }

    /// GitLab says yes also when there is nothing to try again, so that is looked up first.
    @Override
    public Outcome retry(Token token, String project, long pipeline) {
        var lost = wire.find(() -> api.lostJobs(token.bearer(), project, pipeline));
        if (lost.isEmpty()) return new Gone();
        if (lost.get().isEmpty()) return new NothingToDo("no job has failed or was canceled");
        return act(() -> api.retry(token.bearer(), project, pipeline, NOTHING), HttpGitLabForge::otherwise);
    }

    @Override
    public Outcome play(Token token, String project, long job) {
        return act(
                () -> api.play(token.bearer(), project, job, NOTHING),
                no -> no.status() == 400 ? new NothingToDo(String.valueOf(no.getMessage())) : otherwise(no));
    }

    @Override
    public Outcome approve(Token token, String project, long number, String sha) {
        try {
            return act(
                    () -> api.approve(token.bearer(), project, number, Map.of("sha", sha)), HttpGitLabForge::otherwise);
        } catch (ForgeFailure.TokenRefused refused) {
            requireLetIn(token, refused);
            return hasApproved(token, project, number, "") ? new NothingToDo("approved before") : new NoRight();
        }
    }

    @Override
    public boolean hasApproved(Token token, String project, long number, String username) {
        return wire.get(() -> api.approvals(token.bearer(), project, number))
                .path("user_has_approved")
                .asBoolean();
    }

    @Override
    public Outcome merge(Token token, String project, long number, String sha) {
        try {
            return act(
                    () -> api.merge(token.bearer(), project, number, Map.of("sha", sha)), no -> switch (no.status()) {
                        case 405, 406, 422 -> new NotMergeable(hurdle(token, project, number));
                        default -> otherwise(no);
                    });
        } catch (ForgeFailure.TokenRefused refused) {
            // A merge is answered with 401 by who does not want this person to merge. Only a refused token is one.
            requireLetIn(token, refused);
            return new NoRight();
        }
    }

    private void requireLetIn(Token token, ForgeFailure.TokenRefused refused) {
        try {
            wire.get(() -> api.user(token.bearer()));
        } catch (ForgeFailure.TokenRefused again) {
            again.addSuppressed(refused);
            throw again;
        }
    }

    private String hurdle(Token token, String project, long number) {
        return mergeRequest(token, project, number).map(MergeRequest::hurdle).orElse("");
    }

    @Override
    public Outcome decline(Token token, String project, long number, @Nullable String reason) {
        var outcome = act(
                () -> api.change(token.bearer(), project, number, Map.of("state_event", "close")),
                HttpGitLabForge::otherwise);
        if (!(outcome instanceof Done)) return outcome;
        if (mergeRequest(token, project, number).map(MergeRequest::state).orElse(MergeRequest.State.CLOSED)
                == MergeRequest.State.MERGED) return new NothingToDo("merged before");
        if (reason != null) wire.get(() -> api.note(token.bearer(), project, number, Map.of("body", reason)));
        return outcome;
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

    private Outcome act(Supplier<HttpResponse<JsonNode>> request, Function<ForgeFailure.Refused, Outcome> no) {
        try {
            return wire.find(request)
                    .<Outcome>map(done -> new Done(done.path("web_url").asText("")))
                    .orElseGet(Gone::new);
        } catch (ForgeFailure.Refused refused) {
            return no.apply(refused);
        }
    }

    private static Outcome otherwise(ForgeFailure.Refused no) {
        return switch (no.status()) {
            case 403 -> new NoRight();
            case 409 -> new Moved();
            default -> new Outcome.Refused(String.valueOf(no.getMessage()));
        };
    }

    private Stream<JsonNode> each(Supplier<HttpResponse<JsonNode>> request) {
        return StreamSupport.stream(wire.get(request).spliterator(), false);
    }
}
