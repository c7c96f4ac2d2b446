package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step as it stands in the table.
public record StepView(
        UUID runId,
        int position,
        String name,
        List<String> stages,
        String state,
        int attempt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String error,
        @Nullable String logUrl) {

    static StepView of(Row row) {
        return new StepView(
                row.uuid("run_id"),
                row.number("position"),
                row.text("name"),
                List.of(row.texts("stages")),
                row.text("state"),
                row.number("attempt"),
                row.timeOrNull("started_at"),
                row.timeOrNull("finished_at"),
                row.textOrNull("error"),
                row.textOrNull("log_url"));
    }

    static StepView of(Run run, Steps.Step step) {
        return new StepView(
                run.id,
                step.position(),
                step.name(),
                step.stages(),
                Words.of(step.state()),
                step.attempt(),
                step.startedAt(),
                step.finishedAt(),
                step.error(),
                step.logUrl());
    }

    /// Another try at a step, and why.
    public record Attempt(UUID runId, String step, int attempt, String cause, boolean automatic, Instant at) {

        static Attempt of(Row row) {
            return new Attempt(
                    row.uuid("run_id"),
                    row.text("step"),
                    row.number("attempt"),
                    row.text("cause"),
                    row.flag("automatic"),
                    row.time("at"));
        }
    }
}
