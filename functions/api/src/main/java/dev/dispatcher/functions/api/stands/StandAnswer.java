package dev.dispatcher.functions.api.stands;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.stands.RunView;
import dev.dispatcher.stands.StandShelf.Listed;
import dev.dispatcher.stands.StandShelf.Whole;
import dev.dispatcher.stands.Stuck;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stand as the API shows it. `status` is one word for `desired`, `observed` and the run.
@Schema(name = "Stand")
record StandAnswer(
        UUID id,
        String name,

        @Schema(
                type = "string",
                allowableValues = {
                    "queued",
                    "preparing",
                    "running",
                    "ready",
                    "degraded",
                    "failed",
                    "stopping",
                    "stopped",
                    "deleting",
                    "leaking",
                    "gone"
                })
        String status,

        @Schema(
                type = "string",
                allowableValues = {"up", "stopped", "deleted"})
        String desired,

        @Schema(
                type = "string",
                allowableValues = {"none", "partial", "up", "degraded", "stopped", "gone"})
        String observed,

        long userId,
        List<String> products,
        String ref,
        @Nullable String url,

        @Schema(description = "Why it would not go away.") @Nullable
        String error,

        RunAnswer run,

        @Schema(description = "Why it does not get on; null while it does.") @Nullable
        StuckAnswer stuck,

        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant readyAt,

        @Schema(description = "When it is stopped, unless it is extended.") @Nullable
        Instant expiresAt,

        @Schema(description = "No extension goes beyond this.")
        Instant endsAt,

        @Nullable Instant stoppedAt,
        @Nullable Instant leakingSince,
        @Nullable Instant goneAt,

        @Schema(description = "In the answer to its creation, for people.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String message,

        @Schema(description = "Of one stand only: its pipelines with their steps and jobs, newest first.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<PipelineAnswer> pipelines) {

    static StandAnswer of(Listed listed) {
        return of(listed, null, null);
    }

    static StandAnswer of(Whole whole) {
        return of(whole.listed(), null, PipelineAnswer.all(whole));
    }

    static StandAnswer created(Whole whole) {
        var name = whole.listed().stand().name();
        return of(whole.listed(), "Стенд %s добавлен в очередь на создание".formatted(name), null);
    }

    private static StandAnswer of(Listed listed, @Nullable String message, @Nullable List<PipelineAnswer> pipelines) {
        var stand = listed.stand();
        return new StandAnswer(
                stand.id(),
                stand.name(),
                stand.status(),
                stand.desired(),
                stand.observed(),
                stand.owner(),
                stand.products(),
                stand.ref(),
                stand.url(),
                stand.error(),
                RunAnswer.of(listed.run(), listed.inLine()),
                listed.stuck() == null ? null : StuckAnswer.of(listed.stuck()),
                stand.createdAt(),
                stand.updatedAt(),
                stand.readyAt(),
                stand.expiresAt(),
                stand.endsAt(),
                stand.stoppedAt(),
                stand.leakingSince(),
                stand.goneAt(),
                message,
                pipelines);
    }

    /// The run a stand is in, or was in last.
    @Schema(name = "StandRun")
    record RunAnswer(
            UUID id,
            int number,

            @Schema(
                    type = "string",
                    allowableValues = {"up", "down"})
            String kind,

            @Schema(
                    type = "string",
                    allowableValues = {
                        "queued",
                        "preparing",
                        "triggering",
                        "running",
                        "proving",
                        "success",
                        "failed",
                        "canceled",
                        "lost"
                    })
            String state,

            @Nullable String error,

            @Schema(description = "Its place in line, while it waits there.") @Nullable
            Integer inLine,

            @Schema(description = "Since when GitLab does not answer, and how.") @Nullable
            Instant unansweredSince,

            @Nullable String unanswered,
            @Nullable String cancelCause,

            @Schema(description = "Recoveries nobody asked for.")
            int automatic,

            @Schema(description = "What GitLab has said of its pipeline after the end.") @Nullable
            String lateReport,

            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static RunAnswer of(RunView run, @Nullable Integer inLine) {
            return new RunAnswer(
                    run.id(),
                    run.number(),
                    run.kind(),
                    run.state(),
                    run.error(),
                    inLine,
                    run.unansweredSince(),
                    run.unanswered(),
                    run.cancelCause(),
                    run.automatic(),
                    run.lateReport(),
                    run.createdAt(),
                    run.startedAt(),
                    run.finishedAt());
        }
    }

    /// Why a stand does not get on.
    @Schema(name = "StandStuck")
    record StuckAnswer(String rule, Instant since, String reason) {

        static StuckAnswer of(Stuck stuck) {
            return new StuckAnswer(stuck.rule(), stuck.since(), stuck.reason());
        }
    }
}
