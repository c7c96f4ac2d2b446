package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Topic;
import dev.dispatcher.assistant.forge.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// GitHub's hooks of repositories, for administrators.
final class HttpGitHubHooks implements Hooks {

    private static final Map<String, Object> NOTHING = Map.of();

    /// The names of failed jobs are told apart from their run, and reviews apart from their pull request.
    private static final Map<Topic, Set<String>> EVENTS = Map.ofEntries(
            Map.entry(Topic.PIPELINES, Set.of("workflow_run", "workflow_job")),
            Map.entry(Topic.JOBS, Set.of("workflow_job")),
            Map.entry(Topic.MERGE_REQUESTS, Set.of("pull_request", "pull_request_review")),
            Map.entry(Topic.COMMENTS, Set.of("issue_comment", "pull_request_review_comment", "commit_comment")),
            Map.entry(Topic.PUSHES, Set.of("push")),
            Map.entry(Topic.TAGS, Set.of("push")),
            Map.entry(Topic.WIKI, Set.of("gollum")),
            Map.entry(Topic.DEPLOYMENTS, Set.of("deployment_status")),
            Map.entry(Topic.RELEASES, Set.of("release")),
            Map.entry(Topic.ISSUES, Set.of("issues")),
            Map.entry(Topic.MILESTONES, Set.of("milestone")),
            Map.entry(Topic.CHECKS, Set.of("check_run")));

    private final AccountApi api;
    private final Wire wire;
    private final Repositories repositories;

    HttpGitHubHooks(AccountApi api, Wire wire, Repositories repositories) {
        this.api = api;
        this.wire = wire;
        this.repositories = repositories;
    }

    @Override
    public List<Hook> list(Token token, String project) {
        var repo = repositories.find(token, project);
        return each(wire.get(() -> api.hooks(token.bearer(), repo.owner(), repo.name())))
                .map(HttpGitHubHooks::hook)
                .toList();
    }

    private static Hook hook(JsonNode hook) {
        return new Hook(
                hook.path("id").asLong(),
                hook.at("/config/url").asText(),
                each(hook.path("events")).map(JsonNode::asText).collect(Collectors.toSet()),
                hook.path("active").asBoolean(true),
                true);
    }

    @Override
    public Hook create(Token token, String project, Wanted wanted) {
        var repo = repositories.find(token, project);
        return hook(wire.get(() -> api.createHook(token.bearer(), repo.owner(), repo.name(), fields(wanted))));
    }

    @Override
    public Hook update(Token token, String project, long id, Wanted wanted) {
        var repo = repositories.find(token, project);
        return hook(wire.get(() -> api.updateHook(token.bearer(), repo.owner(), repo.name(), id, fields(wanted))));
    }

    @Override
    public boolean fits(Hook hook, Wanted wanted) {
        return hook.url().equals(wanted.url()) && hook.words().equals(events(wanted));
    }

    private static Set<String> events(Wanted wanted) {
        var events = new TreeSet<String>();
        for (var topic : wanted.topics()) events.addAll(EVENTS.getOrDefault(topic, Set.of()));
        return events;
    }

    private static Map<String, Object> fields(Wanted wanted) {
        return Map.of(
                "name",
                "web",
                "active",
                true,
                "events",
                events(wanted),
                "config",
                Map.of("url", wanted.url(), "content_type", "json", "secret", wanted.secret(), "insecure_ssl", "0"));
    }

    @Override
    public void delete(Token token, String project, long id) {
        var repo = repositories.find(token, project);
        wire.find(() -> api.deleteHook(token.bearer(), repo.owner(), repo.name(), id));
    }

    @Override
    public boolean test(Token token, String project, long id) {
        var repo = repositories.find(token, project);
        wire.get(() -> api.ping(token.bearer(), repo.owner(), repo.name(), id, NOTHING));
        return true;
    }

    /// The newest attempt at each delivery counts.
    @Override
    public List<Failed> failed(Token token, String project, long id) {
        var repo = repositories.find(token, project);
        var seen = new HashSet<String>();
        return each(wire.get(() -> api.deliveries(token.bearer(), repo.owner(), repo.name(), id)))
                .map(delivery -> new Failed(
                        delivery.path("id").asLong(),
                        delivery.path("guid").asText(),
                        delivery.path("status_code").asInt()))
                .filter(delivery -> seen.add(delivery.key()))
                .filter(delivery -> delivery.status() < 200 || delivery.status() >= 400)
                .toList();
    }

    @Override
    public boolean resend(Token token, String project, long id, long delivery) {
        var repo = repositories.find(token, project);
        try {
            wire.find(() -> api.again(token.bearer(), repo.owner(), repo.name(), id, delivery, NOTHING));
            return true;
        } catch (ForgeFailure.Unanswered _) {
            return false;
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
