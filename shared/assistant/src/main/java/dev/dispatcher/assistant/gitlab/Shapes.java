package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Job;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.forge.Waiting;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// What GitLab's answers say, in the words that both forges share.
final class Shapes {

    static final int READ = 20;
    static final int WRITE = 30;
    static final int ADMIN = 40;

    /// To everybody, or to everybody who is let in at all.
    private static final Set<String> OPEN = Set.of("public", "internal");

    /// Of jobs that somebody has to start, or may start before their time.
    private static final Set<String> WAITING = Set.of("manual", "scheduled");

    private static final String MERGEABLE = "mergeable";

    private Shapes() {}

    static int level(Right least) {
        return switch (least) {
            case NONE, READ, TRIAGE -> READ;
            case WRITE -> WRITE;
            case ADMIN -> ADMIN;
        };
    }

    static Account account(JsonNode user) {
        return new Account(
                user.path("id").asLong(),
                user.path("username").asText(),
                user.path("name").asText());
    }

    static Project project(JsonNode project) {
        return new Project(
                project.path("id").asText(),
                project.path("path_with_namespace").asText(),
                project.path("web_url").asText(),
                project.path("default_branch").asText(""),
                right(project.path("permissions")),
                OPEN.contains(project.path("visibility").asText()));
    }

    /// As a member of the project or of its group: the higher of the two counts.
    private static Right right(JsonNode permissions) {
        int level = Math.max(
                permissions.at("/project_access/access_level").asInt(0),
                permissions.at("/group_access/access_level").asInt(0));
        return right(level);
    }

    static Right membership(JsonNode member) {
        return right(member.path("access_level").asInt(0));
    }

    private static Right right(int level) {
        if (level >= ADMIN) return Right.ADMIN;
        if (level >= WRITE) return Right.WRITE;
        return level >= READ ? Right.READ : Right.NONE;
    }

    static Pipeline pipeline(JsonNode pipeline) {
        return new Pipeline(
                pipeline.path("id").asLong(),
                pipeline.path("ref").asText(),
                pipeline.path("sha").asText(),
                state(pipeline.path("status").asText()),
                pipeline.path("web_url").asText(),
                time(pipeline.path("created_at")));
    }

    private static Pipeline.State state(String word) {
        return switch (word) {
            case "running" -> Pipeline.State.RUNNING;
            case "canceling" -> Pipeline.State.ENDING;
            case "success" -> Pipeline.State.SUCCEEDED;
            case "failed" -> Pipeline.State.FAILED;
            case "canceled" -> Pipeline.State.STOPPED;
            case "skipped" -> Pipeline.State.SKIPPED;
            default -> Pipeline.State.WAITING;
        };
    }

    private static Instant time(JsonNode time) {
        return time.isTextual() ? OffsetDateTime.parse(time.asText()).toInstant() : Instant.EPOCH;
    }

    static Job job(JsonNode job) {
        return new Job(
                job.path("id").asLong(),
                job.path("name").asText(),
                job.path("ref").asText(),
                job.path("web_url").asText(),
                WAITING.contains(job.path("status").asText()));
    }

    static MergeRequest mergeRequest(String project, JsonNode request) {
        var hurdle = request.path("detailed_merge_status").asText(MERGEABLE);
        return new MergeRequest(
                project,
                request.path("iid").asLong(),
                request.path("title").asText(),
                request.path("web_url").asText(),
                mergeState(request.path("state").asText()),
                request.path("draft").asBoolean(),
                request.path("source_branch").asText(),
                request.path("target_branch").asText(),
                request.path("sha").asText(),
                hurdle.equals(MERGEABLE) ? "" : hurdle,
                keepers(request),
                mayMerge(request.at("/user/can_merge")));
    }

    private static @Nullable Boolean mayMerge(JsonNode said) {
        return said.isBoolean() ? Boolean.valueOf(said.asBoolean()) : null;
    }

    private static List<String> keepers(JsonNode request) {
        var assignees = StreamSupport.stream(request.path("assignees").spliterator(), false);
        return Stream.concat(Stream.of(request.path("author")), assignees)
                .map(user -> user.path("username").asText())
                .toList();
    }

    private static MergeRequest.State mergeState(String word) {
        return switch (word) {
            case "merged" -> MergeRequest.State.MERGED;
            case "closed", "locked" -> MergeRequest.State.CLOSED;
            default -> MergeRequest.State.OPEN;
        };
    }

    static Waiting waiting(JsonNode request) {
        var reference = request.at("/references/full").asText();
        return new Waiting(
                reference.substring(0, Math.max(0, reference.lastIndexOf('!'))),
                request.path("iid").asLong(),
                request.path("title").asText(),
                request.path("web_url").asText());
    }
}
