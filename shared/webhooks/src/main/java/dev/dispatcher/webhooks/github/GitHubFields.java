package dev.dispatcher.webhooks.github;

import dev.dispatcher.webhooks.Fields;
import java.util.Map;

/// Which fields of each event anybody here reads.
final class GitHubFields {

    private static final String WHERE = "action, repository.id, repository.name, repository.full_name, "
            + "repository.html_url, repository.private, repository.default_branch, sender.id, sender.login, sender.type, "
            + "organization.login, installation.id, installation.account";

    private static final String PULL_REQUEST = "pull_request.id, pull_request.number, pull_request.title, "
            + "pull_request.body, pull_request.html_url, pull_request.state, pull_request.draft, pull_request.merged, "
            + "pull_request.mergeable_state, pull_request.user, pull_request.merged_by, pull_request.head.sha, "
            + "pull_request.head.ref, pull_request.base.ref, pull_request.labels.name, pull_request.assignees, "
            + "pull_request.requested_reviewers, pull_request.merged_at, pull_request.updated_at";

    private static final Map<String, Fields> FIELDS = Map.ofEntries(
            Map.entry(
                    "workflow_run",
                    Fields.of(
                            WHERE,
                            "workflow_run.id, workflow_run.run_attempt, workflow_run.run_number, workflow_run.name",
                            "workflow_run.display_title, workflow_run.status, workflow_run.conclusion, workflow_run.event",
                            "workflow_run.workflow_id, workflow_run.head_branch, workflow_run.head_sha",
                            "workflow_run.head_repository.full_name",
                            "workflow_run.html_url, workflow_run.created_at, workflow_run.updated_at",
                            "workflow_run.run_started_at, workflow_run.pull_requests.number, workflow_run.actor",
                            "workflow_run.triggering_actor, workflow_run.head_commit.message")),
            Map.entry(
                    "workflow_job",
                    Fields.of(
                            WHERE,
                            "workflow_job.id, workflow_job.run_id, workflow_job.run_attempt, workflow_job.name",
                            "workflow_job.status, workflow_job.conclusion, workflow_job.html_url",
                            "workflow_job.steps.name, workflow_job.steps.conclusion")),
            Map.entry("check_suite", checks("check_suite")),
            Map.entry("check_run", checks("check_run")),
            Map.entry(
                    "pull_request",
                    Fields.of(
                            WHERE,
                            PULL_REQUEST,
                            "number, requested_reviewer, requested_team, assignee, changes, before, after")),
            Map.entry(
                    "pull_request_review",
                    Fields.of(
                            WHERE, PULL_REQUEST, "review.id, review.state, review.body, review.html_url, review.user")),
            Map.entry("pull_request_review_comment", Fields.of(WHERE, PULL_REQUEST, comment(), "changes")),
            Map.entry(
                    "issue_comment",
                    Fields.of(
                            WHERE,
                            "issue.number, issue.title, issue.html_url, issue.state, issue.user, issue.pull_request",
                            comment(),
                            "changes")),
            Map.entry("commit_comment", Fields.of(WHERE, comment(), "comment.commit_id")),
            Map.entry("milestone", Fields.of(WHERE, "milestone.number, milestone.title, milestone.html_url")),
            Map.entry(
                    "issues",
                    Fields.of(
                            WHERE,
                            "issue.number, issue.title, issue.body, issue.html_url, issue.state, issue.user, changes")),
            Map.entry(
                    "gollum",
                    Fields.of(
                            WHERE,
                            "pages.page_name, pages.title, pages.summary, pages.action, pages.sha, pages.html_url")),
            Map.entry(
                    "push",
                    Fields.of(
                            WHERE,
                            "ref, before, after, deleted, created, forced, compare, pusher, commits.id, commits.message",
                            "commits.url, commits.author, commits.added, commits.modified, commits.removed")),
            Map.entry(
                    "release",
                    Fields.of(
                            WHERE,
                            "release.id, release.tag_name, release.name, release.body, release.html_url",
                            "release.draft, release.prerelease, release.author")),
            Map.entry("create", Fields.of(WHERE, "ref, ref_type, master_branch")),
            Map.entry("delete", Fields.of(WHERE, "ref, ref_type")),
            Map.entry(
                    "deployment_status",
                    Fields.of(
                            WHERE,
                            "deployment_status.id, deployment_status.state, deployment_status.environment",
                            "deployment_status.environment_url, deployment_status.target_url",
                            "deployment_status.created_at, deployment.environment, deployment.id, deployment.ref, deployment.sha")),
            Map.entry("ping", Fields.of(WHERE, "hook_id, hook.id, hook.events, hook.active")));

    private static final Fields OTHERS = Fields.of(WHERE);

    private GitHubFields() {}

    static Fields of(String event) {
        return FIELDS.getOrDefault(event, OTHERS);
    }

    private static Fields checks(String name) {
        return Fields.of(
                WHERE,
                "%1$s.id, %1$s.name, %1$s.status, %1$s.conclusion, %1$s.head_sha, %1$s.html_url, %1$s.app.slug"
                        .formatted(name));
    }

    private static String comment() {
        return "comment.id, comment.body, comment.html_url, comment.path, comment.line, comment.original_line, "
                + "comment.in_reply_to_id, "
                + "comment.user";
    }
}
