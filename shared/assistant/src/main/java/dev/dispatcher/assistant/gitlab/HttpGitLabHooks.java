package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Topic;
import dev.dispatcher.assistant.forge.Wire;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// GitLab's hooks of projects, for maintainers.
final class HttpGitLabHooks implements Hooks {

    private static final Map<String, Object> NOTHING = Map.of();

    /// Those that GitLab turns on by itself when nobody mentions them are here too.
    private static final Map<Topic, String> FIELDS = Map.ofEntries(
            Map.entry(Topic.PIPELINES, "pipeline_events"),
            Map.entry(Topic.JOBS, "job_events"),
            Map.entry(Topic.MERGE_REQUESTS, "merge_requests_events"),
            Map.entry(Topic.COMMENTS, "note_events"),
            Map.entry(Topic.CONFIDENTIAL_COMMENTS, "confidential_note_events"),
            Map.entry(Topic.PUSHES, "push_events"),
            Map.entry(Topic.TAGS, "tag_push_events"),
            Map.entry(Topic.WIKI, "wiki_page_events"),
            Map.entry(Topic.DEPLOYMENTS, "deployment_events"),
            Map.entry(Topic.RELEASES, "releases_events"),
            Map.entry(Topic.ISSUES, "issues_events"),
            Map.entry(Topic.CONFIDENTIAL_ISSUES, "confidential_issues_events"),
            Map.entry(Topic.TOKENS, "resource_access_token_events"),
            Map.entry(Topic.MILESTONES, "milestone_events"),
            Map.entry(Topic.FEATURE_FLAGS, "feature_flag_events"),
            Map.entry(Topic.VULNERABILITIES, "vulnerability_events"),
            Map.entry(Topic.EMOJI, "emoji_events"));

    private final AccountApi api;
    private final Wire wire;

    HttpGitLabHooks(AccountApi api, Wire wire) {
        this.api = api;
        this.wire = wire;
    }

    @Override
    public List<Hook> list(Token token, String project) {
        return each(wire.get(() -> api.hooks(token.bearer(), project)))
                .map(HttpGitLabHooks::hook)
                .toList();
    }

    private static Hook hook(JsonNode hook) {
        return new Hook(
                hook.path("id").asLong(),
                hook.path("url").asText(),
                FIELDS.values().stream()
                        .filter(field -> hook.path(field).asBoolean())
                        .collect(Collectors.toSet()),
                hook.path("alert_status").asText("executable").equals("executable"),
                hook.path("signing_token_present").asBoolean());
    }

    @Override
    public Hook create(Token token, String project, Wanted wanted) {
        return hook(wire.get(() -> api.createHook(token.bearer(), project, fields(wanted))));
    }

    @Override
    public Hook update(Token token, String project, long id, Wanted wanted) {
        return hook(wire.get(() -> api.updateHook(token.bearer(), project, id, fields(wanted))));
    }

    @Override
    public boolean fits(Hook hook, Wanted wanted) {
        return hook.url().equals(wanted.url())
                && hook.words()
                        .equals(wanted.topics().stream()
                                .flatMap(topic -> Optional.ofNullable(FIELDS.get(topic)).stream())
                                .collect(Collectors.toSet()));
    }

    private static Map<String, Object> fields(Wanted wanted) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("url", wanted.url());
        fields.put("name", "Dispatcher");
        fields.put("token", wanted.secret());
        fields.put("signing_token", wanted.signingToken());
        fields.put("enable_ssl_verification", true);
        FIELDS.forEach((topic, field) -> fields.put(field, wanted.topics().contains(topic)));
        return fields;
    }

    @Override
    public void delete(Token token, String project, long id) {
        wire.find(() -> api.deleteHook(token.bearer(), project, id));
    }

    /// It is a push that was none. A GitLab that knows no such thing, or finds nothing to push, has not tested it.
    @Override
    public boolean test(Token token, String project, long id) {
        try {
            wire.get(() -> api.testHook(token.bearer(), project, id, NOTHING));
            return true;
        } catch (ForgeFailure.Refused refused) {
            if (refused.status() == 422 || refused.status() == 404) return false;
            throw refused;
        }
    }

    /// The newest attempt at each letter counts. A GitLab before 17.3 does not say what it has sent.
    @Override
    public List<Failed> failed(Token token, String project, long id) {
        var seen = new HashSet<String>();
        return wire.find(() -> api.hookEvents(token.bearer(), project, id)).stream()
                .flatMap(HttpGitLabHooks::each)
                .map(HttpGitLabHooks::failed)
                .filter(event -> seen.add(event.key()))
                .filter(event -> event.status() / 100 != 2)
                .toList();
    }

    private static Failed failed(JsonNode event) {
        var id = event.path("id").asLong();
        var key = event.at("/request_headers/Idempotency-Key").asText("event " + id);
        return new Failed(id, key, event.path("response_status").asInt(0));
    }

    @Override
    public boolean resend(Token token, String project, long id, long delivery) {
        try {
            wire.find(() -> api.resend(token.bearer(), project, id, delivery, NOTHING));
            return true;
        } catch (ForgeFailure.Unanswered _) {
            return false;
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
