package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.scripts.NewCommand;
import dev.dispatcher.scripts.Processes;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Ends a run before its end.
@Controller
@Tag(name = "scripts")
final class StopRoutes {

    private static final int REASON_MAX = 500;

    private final Processes processes;

    StopRoutes(Processes processes) {
        this.processes = processes;
    }

    /// The status that a process has now.
    @Schema(name = "StoppedProcess")
    record Stopped(UUID id, String status) {}

    @Post(uris = {"/processes/{id}/stop", "/process/{id}/stop"})
    @Needs(Scope.SCRIPTS)
    @Consumes(MediaType.ALL)
    @Operation(
            summary = "Stop a process",
            description =
                    "Everything it has started gets TERM, and KILL after the grace. Asked again, a shorter grace counts. A body is not read.")
    @ApiResponse(
            responseCode = "202",
            description = "It ends soon.",
            content = @Content(schema = @Schema(implementation = Stopped.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It is over.",
            content = @Content(schema = @Schema(implementation = Stopped.class)))
    HttpResponse<String> stop(
            @Parameter(hidden = true) Caller caller,
            @PathVariable @Schema(format = "uuid") String id,
            @QueryValue("grace_seconds") @Schema(type = "integer", minimum = "0", maximum = "100") @Nullable
                    String graceSeconds,
            @QueryValue @Schema(maxLength = REASON_MAX) @Nullable String reason) {
        var process = Json.uuid(id).orElseThrow(() -> Refused.notFound("process"));
        var by = caller.token().id().toString();
        var stopped = processes
                .stop(process, new Processes.StopWish(by, reason(reason), grace(graceSeconds)))
                .orElseThrow(() -> Refused.notFound("process"));
        return HttpResponse.<String>status(stopped.wasOver() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(Json.write(new Stopped(process, stopped.status().word())))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private static @Nullable Duration grace(@Nullable String seconds) {
        var parameters = new Parameters();
        long number = parameters.number("grace_seconds", seconds, 0, 0, NewCommand.GRACE_MAX.toSeconds());
        parameters.refuseIfAny();
        return seconds == null ? null : Duration.ofSeconds(number);
    }

    private static @Nullable String reason(@Nullable String reason) {
        var parameters = new Parameters();
        if (reason != null && reason.length() > REASON_MAX) {
            parameters.refuse("reason", "must have at most " + REASON_MAX + " characters.");
        }
        parameters.refuseIfAny();
        return reason;
    }
}
