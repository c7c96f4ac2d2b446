package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.forge.Waiting;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What GitHub's answers say, in the words that both forges share.
final class Shapes {

    /// Words of `mergeable_state` that keep nobody from merging.
    private static final Set<String> CLEAR = Set.of("clean", "unstable", "has_hooks", "");

    private Shapes() {}

    static Account account(JsonNode user) {
        var login = user.path("login").asText();
        return new Account(user.path("id").asLong(), login, user.path("name").asText(login));
    }

    static Project project(JsonNode repository) {
        return new Project(
                repository.path("id").asText(),
                repository.path("full_name").asText(),
                repository.path("html_url").asText(),
                repository.path("default_branch").asText(""),
                right(repository.path("permissions")),
                !repository.path("private").asBoolean(true));
    }

    private static Right right(JsonNode permissions) {
        if (permissions.path("admin").asBoolean()) return Right.ADMIN;
        if (permissions.path("push").asBoolean()) return Right.WRITE;
        if (permissions.path("triage").asBoolean()) return Right.TRIAGE;
        return permissions.path("pull").asBoolean() ? Right.READ : Right.NONE;
    }

    static Pipeline pipeline(JsonNode run) {
        return new Pipeline(
                run.path("id").asLong(),
                run.path("head_branch").asText(),
                run.path("head_sha").asText(),
                state(run.path("status").asText(), run.path("conclusion").asText("")),
                run.path("html_url").asText(),
                time(run.path("created_at")));
    }

    private static Pipeline.State state(String status, String conclusion) {
        if (status.equals("in_progress")) return Pipeline.State.RUNNING;
        if (!status.equals("completed")) return Pipeline.State.WAITING;
        return switch (conclusion) {
            case "success", "neutral" -> Pipeline.State.SUCCEEDED;
            case "cancelled" -> Pipeline.State.STOPPED;
            case "skipped" -> Pipeline.State.SKIPPED;
            default -> Pipeline.State.FAILED;
        };
    }

    private static Instant time(JsonNode time) {
        return time.isTextual() ? Instant.parse(time.asText()) : Instant.EPOCH;
    }

    static MergeRequest mergeRequest(String project, JsonNode pull) {
        var hurdle = pull.path("mergeable_state").asText("");
        return new MergeRequest(
                project,
                pull.path("number").asLong(),
                pull.path("title").asText(),
                pull.path("html_url").asText(),
                state(pull),
                pull.path("draft").asBoolean(),
                pull.at("/head/ref").asText(),
                pull.at("/base/ref").asText(),
                pull.at("/head/sha").asText(),
                pull.path("draft").asBoolean() ? "draft" : CLEAR.contains(hurdle) ? "" : hurdle,
                List.of(pull.at("/user/login").asText()),
                null);
    }

    private static MergeRequest.State state(JsonNode pull) {
        if (pull.path("merged").asBoolean()) return MergeRequest.State.MERGED;
        return pull.path("state").asText().equals("open") ? MergeRequest.State.OPEN : MergeRequest.State.CLOSED;
    }

    /// A search knows the repository by the address alone.
    static Waiting waiting(JsonNode issue) {
        var url = issue.path("html_url").asText();
        var parts = URI.create(url).getPath().split("/", -1);
        return new Waiting(
                parts.length > 2 ? parts[1] + "/" + parts[2] : "",
                issue.path("number").asLong(),
                issue.path("title").asText(),
                url);
    }
}
