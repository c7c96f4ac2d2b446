package dev.dispatcher.functions.api.stands;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.functions.api.edge.Repetition;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.stands.NewStand;
import dev.dispatcher.stands.StandLaunch;
import dev.dispatcher.stands.StandLaunch.Full;
import dev.dispatcher.stands.StandLaunch.NameTaken;
import dev.dispatcher.stands.StandLaunch.Queued;
import dev.dispatcher.stands.StandLaunch.Unfit;
import dev.dispatcher.stands.StandLaunch.UnfitName;
import dev.dispatcher.stands.StandLaunch.UnknownOwner;
import dev.dispatcher.stands.StandLaunch.UnknownProducts;
import dev.dispatcher.stands.StandShelf;
import dev.dispatcher.stands.StandStatus;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stands, asked for and looked at.
@Controller("/api/v1/stands")
@Tag(name = "stands")
final class StandRoutes {

    private static final int LIMIT_MAX = 500;

    private final StandLaunch launch;
    private final StandShelf shelf;
    private final Repetition repetition;

    StandRoutes(StandLaunch launch, StandShelf shelf, Repetition repetition) {
        this.launch = launch;
        this.shelf = shelf;
        this.repetition = repetition;
    }

    @Get
    @Needs({Scope.READ, Scope.STANDS})
    @Operation(
            summary = "List stands",
            description = "Newest first. Those that are gone are listed when their status is asked for.")
    @ApiResponse(responseCode = "200", description = "The stands.")
    List<StandAnswer> list(
            @QueryValue
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
                    @Nullable
                    String status,
            @QueryValue @Schema(type = "integer", format = "int64") @Nullable String owner,
            @QueryValue @Schema(description = "true: only those that do not get on.") @Nullable String stuck) {
        var findings = new Findings();
        var wanted = status == null ? null : StandStatus.of(status).orElse(null);
        if (status != null && wanted == null) findings.add("/status", "must be one of the words of stands.");
        if (owner != null && !owner.matches("-?\\d{1,18}")) findings.add("/owner", "must be the id of a user.");
        if (stuck != null && !stuck.equals("true") && !stuck.equals("false")) {
            findings.add("/stuck", "must be true or false.");
        }
        findings.refuseIfAny();
        var found = shelf.list(wanted, owner == null ? null : Long.valueOf(owner), LIMIT_MAX);
        return found.stream()
                .filter(listed -> !"true".equals(stuck) || listed.stuck() != null)
                .map(StandAnswer::of)
                .toList();
    }

    @Post
    @Needs(Scope.STANDS)
    @Operation(
            summary = "Ask for a stand",
            description = "It is in line when this is answered. A name is free again once its stand is gone.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewStandBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "demo",
                                        value =
                                                "{\"name\": \"demo\", \"products\": [\"webshop\"], \"user_id\": 100200300}"),
                                @ExampleObject(
                                        name = "older",
                                        value =
                                                "{\"nameStand\": \"sf-31\", \"products\": [\"webshop\", \"billing\"], \"userID\": 100200300, \"ref\": \"master\"}")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "In line.",
            content = @Content(schema = @Schema(implementation = StandAnswer.class)))
    @ApiResponse(responseCode = "409", description = "There is a stand of this name, or too many of a product.")
    HttpResponse<String> create(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body NewStandBody body) {
        return repetition.once(request, caller, "POST /api/v1/stands", () -> created(body.wish()));
    }

    private Answer created(NewStand wish) {
        return switch (launch.launch(wish)) {
            case Queued queued ->
                new Answer(
                        HttpStatus.CREATED.getCode(),
                        Json.write(
                                StandAnswer.created(shelf.find(queued.stand()).orElseThrow())));
            case NameTaken taken ->
                throw Refused.conflict("There is a stand %s already. It is %s, its run is %s."
                        .formatted(wish.name(), taken.status(), taken.run()));
            case UnknownProducts unknown ->
                throw unfit("/products", "There is no product " + String.join(", ", unknown.codes()) + ".");
            case UnknownOwner unknown -> throw unfit("/user_id", "There is no user " + unknown.owner() + ".");
            case UnfitName unfit -> throw unfit("/name", unfit.reason());
            case Unfit unfit -> throw unfit("/products", unfit.reason());
            case Full full ->
                throw Refused.conflict("There are %d stands with %s, and there may be no more."
                        .formatted(full.most(), full.product()));
        };
    }

    private static Refused unfit(String pointer, String reason) {
        return Refused.unprocessable(reason, List.of(new Finding(pointer, reason)));
    }

    @Get("/{name}")
    @Needs({Scope.READ, Scope.STANDS})
    @Operation(summary = "Get a stand", description = "With its pipelines, their steps and their jobs.")
    @ApiResponse(responseCode = "200", description = "The stand; of those of this name that are gone the last.")
    StandAnswer get(@PathVariable String name) {
        return StandAnswer.of(shelf.find(name).orElseThrow(() -> Refused.notFound("stand")));
    }
}
