package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import org.jspecify.annotations.Nullable;

/// GitLab's words for what we have words for too.
final class GitLabWords {

    private GitLabWords() {}

    /// Null for a status that nobody has heard of yet.
    static @Nullable PipelineStatus status(String word) {
        return switch (word) {
            case "created" -> PipelineStatus.CREATED;
            case "waiting_for_resource", "waiting_for_callback", "preparing", "pending", "scheduled" ->
                PipelineStatus.PENDING;
            case "running" -> PipelineStatus.RUNNING;
            case "canceling" -> PipelineStatus.CANCELING;
            case "manual", "blocked" -> PipelineStatus.MANUAL;
            case "skipped" -> PipelineStatus.SKIPPED;
            case "canceled" -> PipelineStatus.CANCELED;
            case "failed" -> PipelineStatus.FAILED;
            case "success" -> PipelineStatus.SUCCESS;
            default -> null;
        };
    }

    static @Nullable Change change(String action) {
        return switch (action) {
            case "create" -> Change.CREATED;
            case "update" -> Change.UPDATED;
            case "delete" -> Change.DELETED;
            default -> null;
        };
    }
}
