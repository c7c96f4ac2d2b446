package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.functions.api.edge.Repetition;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.scripts.ProcessStatus;
import dev.dispatcher.scripts.Processes;
import dev.dispatcher.scripts.output.Output;
import dev.dispatcher.scripts.output.Stream;
import dev.dispatcher.scripts.starting.Preparation.KeyOutOfReach;
import dev.dispatcher.scripts.starting.Preparation.NoSuchCommand;
import dev.dispatcher.scripts.starting.Preparation.Ready;
import dev.dispatcher.scripts.starting.Preparation.TooLarge;
import dev.dispatcher.scripts.starting.ProcessIntake;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs of saved scripts.
@Controller
@Tag(name = "scripts")
final class ProcessRoutes {

    private static final String WORDS =
            Arrays.stream(ProcessStatus.values()).map(ProcessStatus::word).collect(Collectors.joining(", "));

    private final ProcessIntake intake;
    private final Processes processes;
    private final Output output;
    private final Repetition repetition;

    ProcessRoutes(ProcessIntake intake, Processes processes, Output output, Repetition repetition) {
        this.intake = intake;
        this.processes = processes;
        this.output = output;
        this.repetition = repetition;
    }

    /// A process that waits for its turn.
    @Schema(name = "QueuedProcess")
    record Queued(UUID processId) {}

    @Post("/processes")
    @Needs(Scope.SCRIPTS)
    @Operation(
            summary = "Run a command",
            description = "It starts as soon as there is room, and keeps the text that the command has now.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewProcessBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "with a variable",
                                            value =
                                                    "{\"command_id\": \"01920000-0000-7000-8000-000000000001\", \"environment\": {\"FROM\": \"/var\"}}")))
    @ApiResponse(
            responseCode = "201",
            description = "It is in the line.",
            content = @Content(schema = @Schema(implementation = Queued.class)))
    @ApiResponse(responseCode = "404", description = "There is no such command.")
    HttpResponse<String> run(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body NewProcessBody body) {
        var command = Optional.ofNullable(body.commandId()).orElseThrow(() -> Refused.notFound("command"));
        var prepared =
                switch (intake.prepare(command, body.variables(), caller.token().id())) {
                    case Ready(var process) -> process;
                    case NoSuchCommand() -> throw Refused.notFound("command");
                    case TooLarge() -> throw tooLarge();
                    case KeyOutOfReach() ->
                        throw Refused.unavailable(
                                "The key that seals environments cannot be reached. Try again in a moment.");
                };
        return repetition.once(request, caller, "POST /processes", () -> {
            if (!intake.accept(prepared)) throw Refused.notFound("command");
            return new Answer(HttpStatus.CREATED.getCode(), Json.write(new Queued(prepared.id())));
        });
    }

    private static Refused tooLarge() {
        var finding = new Finding("/environment", "is too large together with the command's own variables.");
        return Refused.invalid("The environment is too large.", List.of(finding));
    }

    @Get("/processes")
    @Needs({Scope.READ, Scope.SCRIPTS})
    @Operation(summary = "List processes", description = "Newest first, without what they wrote.")
    @ApiResponse(responseCode = "200", description = "A part of the list.")
    ProcessAnswer.Page list(
            @QueryValue @Nullable String status,
            @QueryValue("command_id") @Schema(format = "uuid") @Nullable String commandId,
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20") @Nullable
                    String limit,
            @QueryValue @Nullable String cursor) {
        var parameters = new Parameters();
        var filter = new Processes.Filter(
                parameters.one("status", status, "one of " + WORDS, ProcessRoutes::status),
                parameters.id("command_id", commandId));
        int size = parameters.limit(limit);
        var from = parameters.id("cursor", cursor);
        parameters.refuseIfAny();
        return ProcessAnswer.of(processes.list(filter, from, size));
    }

    private static Optional<ProcessStatus> status(String word) {
        return Arrays.stream(ProcessStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    @Get(uris = {"/processes/{id}", "/process/{id}"})
    @Needs({Scope.READ, Scope.SCRIPTS})
    @Operation(summary = "Get a process", description = "With the last 256 KiB of each stream.")
    @ApiResponse(responseCode = "200", description = "The process.")
    ProcessAnswer get(@PathVariable @Schema(format = "uuid") String id) {
        var process = Json.uuid(id).flatMap(processes::find).orElseThrow(() -> Refused.notFound("process"));
        boolean isOver = process.status().isOver();
        return ProcessAnswer.of(
                process,
                output.tail(process.id(), Stream.STDOUT, isOver),
                output.tail(process.id(), Stream.STDERR, isOver));
    }

    @Delete(uris = {"/processes/{id}", "/process/{id}"})
    @Needs(Scope.SCRIPTS)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Delete a process",
            description = "It is not to be seen from now on. If it runs it is stopped first.")
    @ApiResponse(responseCode = "204", description = "Deleted, now or before.")
    void delete(@Parameter(hidden = true) Caller caller, @PathVariable @Schema(format = "uuid") String id) {
        var by = caller.token().id().toString();
        boolean known =
                Json.uuid(id).map(process -> processes.delete(process, by)).orElse(false);
        if (!known) throw Refused.notFound("process");
    }
}
