package dev.dispatcher.functions.api.scripts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.scripts.Listed;
import dev.dispatcher.scripts.ScriptProcess;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A process as the API shows it; in a list without its text and what it wrote.
@Schema(name = "Process")
record ProcessAnswer(
        UUID id,

        @Schema(description = "Null once the command is deleted.") @Nullable
        UUID commandId,

        @Schema(description = "The text that it runs, whatever has become of the command since.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String command,

        @Schema(
                type = "string",
                allowableValues = {
                    "queued",
                    "starting",
                    "running",
                    "stopping",
                    "finished",
                    "failed",
                    "killed",
                    "timed_out",
                    "start_failed",
                    "lost"
                })
        String status,

        @Schema(description = "Null until it is known, and when a signal ended it.") @Nullable
        Integer exitCode,

        @Nullable Integer signal,

        @Schema(description = "The last 256 KiB.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String stdout,

        @Schema(description = "The last 256 KiB.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String stderr,

        long stdoutBytes,
        long stderrBytes,

        @Schema(description = "Whether the middle of a stream is not kept.")
        boolean truncated,

        @Schema(description = "Whether its agent wrote more than arrived here.")
        boolean outputIncomplete,

        @Schema(description = "Its place among the queued ones, from 1.") @Nullable
        Integer position,

        @Schema(description = "Why it does not start, when it is not for its place.") @Nullable
        String waitsFor,

        @Schema(description = "Why it ended as it did.") @Nullable
        String reason,

        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stopRequestedAt,

        @Schema(description = "The id of the token that asked for the stop.") @Nullable
        String stoppedBy,

        @Nullable String stopReason,
        long timeoutSeconds,

        @Schema(description = "The names of its variables. Values are never shown.")
        List<String> environment) {

    /// Newest first.
    @Schema(name = "Processes")
    record Page(
            List<ProcessAnswer> data,

            @Schema(description = "Give it as cursor to get what follows.") @Nullable
            UUID nextCursor) {}

    static ProcessAnswer of(ScriptProcess process, @Nullable String stdout, @Nullable String stderr) {
        return new ProcessAnswer(
                process.id(),
                process.commandId(),
                process.script(),
                process.status().word(),
                process.exitCode(),
                process.signal(),
                stdout,
                stderr,
                process.written().outBytes(),
                process.written().errBytes(),
                process.written().isTruncated(),
                process.written().isIncomplete(),
                process.line().position(),
                process.line().waitsFor(),
                process.reason(),
                process.times().createdAt(),
                process.times().startedAt(),
                process.times().finishedAt(),
                process.stop().requestedAt(),
                process.stop().by(),
                process.stop().reason(),
                process.timeLimit().toSeconds(),
                process.environmentNames());
    }

    static Page of(Listed<ScriptProcess> listed) {
        return new Page(
                listed.data().stream().map(process -> of(process, null, null)).toList(), listed.next());
    }
}
