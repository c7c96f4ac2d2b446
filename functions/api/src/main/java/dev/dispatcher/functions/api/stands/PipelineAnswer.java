package dev.dispatcher.functions.api.stands;

import dev.dispatcher.stands.JobView;
import dev.dispatcher.stands.RunView;
import dev.dispatcher.stands.StandShelf.Whole;
import dev.dispatcher.stands.StepView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A pipeline of a stand: its steps as the products name them, and their jobs.
@Schema(name = "StandPipeline")
record PipelineAnswer(
        @Schema(description = "GitLab's number.") long gitlabPipelineId,
        UUID runId,

        @Schema(
                type = "string",
                allowableValues = {"up", "down"})
        String kind,

        @Schema(description = "GitLab's word.") @Nullable String status,

        @Nullable String sha,
        @Nullable String webUrl,
        List<StepAnswer> steps) {

    static List<PipelineAnswer> all(Whole whole) {
        return whole.runs().stream()
                .filter(run -> run.pipelineId() != null)
                .map(run -> of(run, whole))
                .toList();
    }

    private static PipelineAnswer of(RunView run, Whole whole) {
        var steps = whole.steps().stream()
                .filter(step -> step.runId().equals(run.id()))
                .toList();
        return new PipelineAnswer(
                Objects.requireNonNull(run.pipelineId()),
                run.id(),
                run.kind(),
                run.pipelineStatus(),
                run.sha(),
                run.webUrl(),
                steps.stream().map(step -> StepAnswer.of(step, whole)).toList());
    }

    /// One step and every attempt at it.
    @Schema(name = "StandStep")
    record StepAnswer(
            int order,
            String name,

            @Schema(
                    type = "string",
                    allowableValues = {
                        "pending",
                        "ready",
                        "running",
                        "success",
                        "failed",
                        "canceled",
                        "skipped",
                        "timed_out"
                    })
            String status,

            int attempt,
            @Nullable String error,
            @Nullable String logUrl,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,

            @Schema(description = "Every attempt after the first, with its reason.")
            List<AttemptAnswer> attempts,

            List<JobAnswer> jobs) {

        static StepAnswer of(StepView step, Whole whole) {
            return new StepAnswer(
                    step.position(),
                    step.name(),
                    step.state(),
                    step.attempt(),
                    step.error(),
                    step.logUrl(),
                    step.startedAt(),
                    step.finishedAt(),
                    whole.attempts().stream()
                            .filter(attempt -> attempt.runId().equals(step.runId())
                                    && attempt.step().equals(step.name()))
                            .map(AttemptAnswer::of)
                            .toList(),
                    whole.jobs().stream()
                            .filter(job -> job.runId().equals(step.runId()))
                            .filter(job -> step.stages().contains(job.stage()))
                            .map(JobAnswer::of)
                            .toList());
        }
    }

    /// Another try at a step.
    @Schema(name = "StandAttempt")
    record AttemptAnswer(int attempt, String cause, boolean automatic, Instant at) {

        static AttemptAnswer of(StepView.Attempt attempt) {
            return new AttemptAnswer(attempt.attempt(), attempt.cause(), attempt.automatic(), attempt.at());
        }
    }

    /// A job of GitLab's.
    @Schema(name = "StandJob")
    record JobAnswer(
            long gitlabJobId,
            String name,
            String stage,

            @Schema(description = "GitLab's word.") String status,

            @Schema(description = "Whether the step needs it.")
            boolean required,

            @Nullable String webUrl,
            @Nullable String failureReason,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static JobAnswer of(JobView job) {
            return new JobAnswer(
                    job.id(),
                    job.name(),
                    job.stage(),
                    job.word(),
                    job.required(),
                    job.webUrl(),
                    job.failureReason(),
                    job.startedAt(),
                    job.finishedAt());
        }
    }
}
