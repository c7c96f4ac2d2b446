package dev.dispatcher.webhooks.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.webhooks.Fields;
import dev.dispatcher.webhooks.HookWord;
import java.util.Map;

/// What a GitLab webhook is about, in one word, and which of its fields anybody here reads.
record GitLabKind(String word) {

    private static final String WHERE = "project.id, project.name, project.web_url, project.path_with_namespace, "
            + "project.default_branch, project.visibility_level, project_id, user.id, user.username, user.name, user_username, user_name, user_id, "
            + "object_kind, event_name, event_type";

    private static final Map<String, Fields> FIELDS = Map.ofEntries(
            Map.entry(
                    "pipeline",
                    Fields.of(
                            WHERE,
                            "object_attributes.id, object_attributes.iid, object_attributes.name, object_attributes.ref",
                            "object_attributes.tag, object_attributes.sha, object_attributes.source, object_attributes.status",
                            "object_attributes.detailed_status, object_attributes.stages, object_attributes.duration",
                            "object_attributes.created_at, object_attributes.finished_at, object_attributes.url",
                            "merge_request.iid, merge_request.title, merge_request.url, merge_request.source_branch",
                            "merge_request.source_project_id, merge_request.target_project_id",
                            "commit.message, commit.url, commit.author, source_pipeline",
                            "builds.id, builds.name, builds.stage, builds.status, builds.when, builds.manual",
                            "builds.created_at, builds.started_at, builds.finished_at",
                            "builds.allow_failure, builds.failure_reason, builds.environment")),
            Map.entry(
                    "build",
                    Fields.of(
                            WHERE,
                            "build_id, build_name, build_stage, build_status, build_failure_reason, build_allow_failure",
                            "build_started_at, build_finished_at, retries_count, pipeline_id, ref, sha, environment")),
            Map.entry(
                    "merge_request",
                    Fields.of(
                            WHERE,
                            "object_attributes.id, object_attributes.iid, object_attributes.action, object_attributes.state",
                            "object_attributes.title, object_attributes.description, object_attributes.url",
                            "object_attributes.draft, object_attributes.work_in_progress, object_attributes.source_branch",
                            "object_attributes.target_branch, object_attributes.target_project_id",
                            "object_attributes.last_commit.id, object_attributes.oldrev",
                            "object_attributes.detailed_merge_status, object_attributes.blocking_discussions_resolved",
                            "object_attributes.system, object_attributes.system_action",
                            "object_attributes.updated_at",
                            "assignees, reviewers, labels, changes")),
            Map.entry(
                    "note",
                    Fields.of(
                            WHERE,
                            "object_attributes.id, object_attributes.note, object_attributes.noteable_type",
                            "object_attributes.action, object_attributes.system, object_attributes.url",
                            "object_attributes.discussion_id, object_attributes.internal, object_attributes.confidential",
                            "object_attributes.position.new_path, object_attributes.position.new_line",
                            "object_attributes.position.old_path, object_attributes.position.old_line",
                            "merge_request.iid, merge_request.title, merge_request.url",
                            "merge_request.source_branch, merge_request.target_branch, issue.iid, issue.title",
                            "issue.confidential, commit.id, commit.message, snippet.id, snippet.title")),
            Map.entry(
                    "wiki_page",
                    Fields.of(
                            WHERE,
                            "object_attributes.action, object_attributes.title, object_attributes.slug",
                            "object_attributes.url, object_attributes.content, object_attributes.message",
                            "object_attributes.diff_url, object_attributes.version_id, wiki.web_url")),
            Map.entry(
                    "push",
                    Fields.of(
                            WHERE,
                            "ref, before, after, checkout_sha, total_commits_count, commits.id, commits.title",
                            "commits.message, commits.url, commits.author, commits.added, commits.modified, commits.removed")),
            Map.entry("tag_push", Fields.of(WHERE, "ref, before, after, checkout_sha, message")),
            Map.entry(
                    "deployment",
                    Fields.of(
                            WHERE,
                            "status, deployment_id, deployable_id, environment, environment_tier, deployable_url",
                            "ref, short_sha, commit_title")),
            Map.entry("release", Fields.of(WHERE, "id, action, tag, name, description, url, assets")));

    private static final Fields OTHERS = Fields.of(
            WHERE,
            "object_attributes.id, object_attributes.iid, object_attributes.action, object_attributes.state",
            "object_attributes.title, object_attributes.name, object_attributes.url, object_attributes.expires_at",
            "object_attributes.awarded_on_url, object_attributes.description, object_attributes.confidential",
            "object_attributes.active, changes.description, action, group");

    /// By what the body says, else by the header: `Pipeline Hook` is a `pipeline`.
    static GitLabKind of(JsonNode body, String header) {
        var word = body.path("object_kind").asText(body.path("event_name").asText(""));
        if (word.isBlank()) word = header.replaceFirst(" Hook$", "").replace(' ', '_');
        var fitting = HookWord.of(word);
        // Both are on record for the same hook.
        return new GitLabKind(fitting.equals("job") ? "build" : fitting);
    }

    Fields fields() {
        return FIELDS.getOrDefault(word, OTHERS);
    }
}
