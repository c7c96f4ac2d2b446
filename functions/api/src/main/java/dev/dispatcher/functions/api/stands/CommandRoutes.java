package dev.dispatcher.functions.api.stands;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.stands.StandCommands;
import dev.dispatcher.stands.StandCommands.Taken;
import dev.dispatcher.stands.StandCommands.Unknown;
import dev.dispatcher.stands.StandShelf;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What can be done with a stand. All of it is done later: the answer says how the stand stands now.
@Controller("/api/v1/stands/{name}")
@Tag(name = "stands")
@Consumes(MediaType.ALL)
final class CommandRoutes {

    private static final int HOURS_MAX = 24 * 365;

    private final StandCommands commands;
    private final StandShelf shelf;

    CommandRoutes(StandCommands commands, StandShelf shelf) {
        this.commands = commands;
        this.shelf = shelf;
    }

    @Delete
    @Needs(Scope.STANDS)
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Delete a stand",
            description = "Cancels its run, takes it down and proves that it is gone. What would not go is leaking.")
    @ApiResponse(responseCode = "202", description = "It will go, or is going already.")
    @ApiResponse(responseCode = "409", description = "Its product does not say how.")
    StandAnswer delete(@PathVariable String name) {
        return answer(name, commands.delete(name));
    }

    @Post("/retry")
    @Needs(Scope.STANDS)
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Retry", description = "The last run, from the step that failed. A body is not read.")
    @ApiResponse(responseCode = "202", description = "It will be tried.")
    @ApiResponse(responseCode = "409", description = "There is nothing to retry, or a run is going on.")
    StandAnswer retry(@PathVariable String name) {
        return answer(name, commands.retry(name));
    }

    @Post("/cancel")
    @Needs(Scope.STANDS)
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Cancel the run of a stand", description = "Its pipeline too. A body is not read.")
    @ApiResponse(responseCode = "202", description = "It will be canceled.")
    @ApiResponse(responseCode = "409", description = "There is no run to cancel.")
    StandAnswer cancel(@PathVariable String name) {
        return answer(name, commands.cancel(name));
    }

    @Post("/stop")
    @Needs(Scope.STANDS)
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Stop a stand",
            description = "It gives back what it occupies and keeps its name; after three days it is deleted.")
    @ApiResponse(responseCode = "202", description = "It will stop.")
    @ApiResponse(responseCode = "409", description = "A run is going on, or it cannot be stopped.")
    StandAnswer stop(@PathVariable String name) {
        return answer(name, commands.stop(name));
    }

    @Post("/start")
    @Needs(Scope.STANDS)
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Start a stopped stand", description = "With a pipeline of its own. A body is not read.")
    @ApiResponse(responseCode = "202", description = "It is in line.")
    @ApiResponse(responseCode = "409", description = "It is not stopped.")
    StandAnswer start(@PathVariable String name) {
        return answer(name, commands.start(name));
    }

    @Post("/extend")
    @Needs(Scope.STANDS)
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Let a stand live longer",
            description = "By so many hours, or by its usual time; never beyond ends_at. A body is not read.")
    @ApiResponse(responseCode = "202", description = "Extended.")
    @ApiResponse(responseCode = "409", description = "It has no time, or cannot have more.")
    StandAnswer extend(
            @PathVariable String name,
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "8760") @Nullable String hours) {
        return answer(name, commands.extend(name, hours == null ? null : Duration.ofHours(number(hours))));
    }

    private static int number(String hours) {
        var findings = new Findings();
        boolean isFit =
                hours.matches("[0-9]{1,4}") && Integer.parseInt(hours) >= 1 && Integer.parseInt(hours) <= HOURS_MAX;
        if (!isFit) findings.add("/hours", "must be a whole number from 1 to " + HOURS_MAX + ".");
        findings.refuseIfAny();
        return Integer.parseInt(hours);
    }

    private StandAnswer answer(String name, StandCommands.Result result) {
        return switch (result) {
            case Taken _ -> StandAnswer.of(shelf.find(name).orElseThrow());
            case Unknown _ -> throw Refused.notFound("stand");
            case StandCommands.Refused refused -> throw Refused.conflict(refused.reason());
        };
    }
}
