package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run as it stands in the table.
public record RunView(
        UUID id,
        UUID standId,
        int number,
        String kind,
        String state,
        @Nullable Sentence why,
        @Nullable Long pipelineId,
        @Nullable String pipelineStatus,
        @Nullable String sha,
        @Nullable String webUrl,
        @Nullable String cancelCause,
        int automatic,
        int missing,
        @Nullable Instant missingAt,
        @Nullable Instant unansweredSince,
        @Nullable String unanswered,
        @Nullable Instant jobsDoneAt,
        @Nullable String lateReport,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public @Nullable String error() {
        return Sentence.inEnglish(why);
    }

    boolean isUp() {
        return kind.equals("up");
    }

    static RunView of(Row row) {
        return new RunView(
                row.uuid("id"),
                row.uuid("stand_id"),
                row.number("number"),
                row.text("kind"),
                row.text("state"),
                Sentence.of(row),
                row.textOrNull("pipeline_id") == null ? null : row.big("pipeline_id"),
                row.textOrNull("pipeline_status"),
                row.textOrNull("sha"),
                row.textOrNull("web_url"),
                row.textOrNull("cancel_cause"),
                row.number("automatic"),
                row.number("missing"),
                row.timeOrNull("missing_at"),
                row.timeOrNull("unanswered_since"),
                row.textOrNull("unanswered"),
                row.timeOrNull("jobs_done_at"),
                row.textOrNull("late_report"),
                row.time("created_at"),
                row.timeOrNull("started_at"),
                row.timeOrNull("finished_at"));
    }
}
