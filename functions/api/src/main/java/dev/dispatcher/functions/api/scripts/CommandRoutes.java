package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.functions.api.edge.Repetition;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.scripts.Commands;
import dev.dispatcher.scripts.Seals;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Scripts to be run, saved.
@Controller
@Tag(name = "scripts")
final class CommandRoutes {

    private final Commands commands;
    private final Seals seals;
    private final Ids ids;
    private final Repetition repetition;

    CommandRoutes(Commands commands, Seals seals, Ids ids, Repetition repetition) {
        this.commands = commands;
        this.seals = seals;
        this.ids = ids;
        this.repetition = repetition;
    }

    @Post("/commands")
    @Needs(Scope.SCRIPTS)
    @Operation(summary = "Save a script", description = "The same text may be saved any number of times.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewCommandBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "slow",
                                        value = "{\"command\": \"echo \\\"1\\\"; sleep 3; echo \\\"2\\\"\"}"),
                                @ExampleObject(
                                        name = "full",
                                        value =
                                                "{\"name\": \"backup\", \"command\": \"tar -C \\\"$FROM\\\" -c . | wc -c\", \"timeout_seconds\": 600, \"idle_timeout_seconds\": 120, \"grace_seconds\": 5, \"environment\": {\"FROM\": \"/etc\"}}")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Saved.",
            content = @Content(schema = @Schema(implementation = CommandAnswer.class)))
    HttpResponse<String> save(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body NewCommandBody body) {
        if (body.isTooLarge()) {
            var finding = new Finding("/command", "is larger than 256 KiB.");
            throw Refused.tooLarge("A script may have at most 256 KiB.", List.of(finding));
        }
        var id = ids.next();
        var sealed = sealed(id, body);
        return repetition.once(request, caller, "POST /commands", () -> {
            var saved = commands.save(id, body.toSave(), sealed, caller.token().id());
            return new Answer(HttpStatus.CREATED.getCode(), Json.write(CommandAnswer.of(saved)));
        });
    }

    /// Before the transaction of the effect: the key's keeper may take its time.
    private byte @Nullable [] sealed(UUID id, NewCommandBody body) {
        try {
            return seals.close(id, body.variables());
        } catch (RemoteFailure _) {
            throw Refused.unavailable("The key that seals environments cannot be reached. Try again in a moment.");
        }
    }

    @Get("/commands")
    @Needs({Scope.READ, Scope.SCRIPTS})
    @Operation(summary = "List commands", description = "Newest first. Texts of more than 4 KiB are left out.")
    @ApiResponse(responseCode = "200", description = "A part of the list.")
    CommandAnswer.Page list(
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20") @Nullable
                    String limit,
            @QueryValue @Nullable String cursor) {
        var parameters = new Parameters();
        int size = parameters.limit(limit);
        var from = parameters.id("cursor", cursor);
        parameters.refuseIfAny();
        return CommandAnswer.of(commands.list(from, size));
    }

    @Get(uris = {"/commands/{id}", "/command/{id}"})
    @Needs({Scope.READ, Scope.SCRIPTS})
    @Operation(summary = "Get a command")
    @ApiResponse(responseCode = "200", description = "The command.")
    CommandAnswer get(@PathVariable @Schema(format = "uuid") String id) {
        return Json.uuid(id)
                .flatMap(commands::find)
                .map(CommandAnswer::of)
                .orElseThrow(() -> Refused.notFound("command"));
    }

    @Delete(uris = {"/commands/{id}", "/command/{id}"})
    @Needs(Scope.SCRIPTS)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a command", description = "Its processes stay, with the text they ran.")
    @ApiResponse(responseCode = "204", description = "There is no such command any more.")
    void delete(@PathVariable @Schema(format = "uuid") String id) {
        Json.uuid(id).ifPresent(commands::delete);
    }
}
