package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as it stands in the table. `word` is GitLab's, `state` what it means to us; `holder` is the stand that runs a
/// job of this name while this one waits for a resource.
public record JobView(
        UUID runId,
        long id,
        String name,
        String stage,
        String word,
        String state,
        boolean required,
        boolean allowFailure,
        String tags,
        @Nullable String webUrl,
        @Nullable String failureReason,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant changedAt,
        Duration quiet,
        @Nullable String holder) {

    static JobView of(Row row) {
        return new JobView(
                row.uuid("run_id"),
                row.big("id"),
                row.text("name"),
                row.text("stage"),
                row.text("word"),
                row.text("state"),
                row.flag("required"),
                row.flag("allow_failure"),
                row.text("tags"),
                row.textOrNull("web_url"),
                row.textOrNull("failure_reason"),
                row.timeOrNull("started_at"),
                row.timeOrNull("finished_at"),
                row.time("changed_at"),
                Duration.ofSeconds(row.big("quiet_seconds")),
                row.textOrNull("holder"));
    }
}
