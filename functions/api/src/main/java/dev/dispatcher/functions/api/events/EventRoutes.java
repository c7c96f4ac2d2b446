package dev.dispatcher.functions.api.events;

import dev.dispatcher.database.Scope;
import dev.dispatcher.events.Event;
import dev.dispatcher.events.reading.EventShelf;
import dev.dispatcher.events.reading.EventStats;
import dev.dispatcher.events.recovery.Reruns;
import dev.dispatcher.events.recovery.Reruns.Queued;
import dev.dispatcher.events.recovery.Reruns.Settled;
import dev.dispatcher.events.recovery.Reruns.Unknown;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events as they stand: found, listed, counted, and run again.
@Controller("/events")
@Tag(name = "events")
final class EventRoutes {

    private final EventShelf shelf;
    private final EventStats stats;
    private final Reruns reruns;

    EventRoutes(EventShelf shelf, EventStats stats, Reruns reruns) {
        this.shelf = shelf;
        this.stats = stats;
        this.reruns = reruns;
    }

    /// An event that waits to be run again.
    @Schema(name = "Requeued")
    record Requeued(UUID id, String status) {}

    @Get
    @Needs(Scope.READ)
    @Operation(summary = "List events", description = "Newest first, by page or by cursor.")
    @ApiResponse(responseCode = "200", description = "A part of the list.")
    EventListAnswer list(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Nullable String type,
            @QueryValue
                    @Schema(
                            type = "string",
                            allowableValues = {"queued", "processing", "processed", "failed"})
                    @Nullable
                    String status,
            @QueryValue @Schema(type = "integer", minimum = "1", defaultValue = "1") @Nullable String page,
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20") @Nullable
                    String limit,
            @QueryValue @Nullable String cursor) {
        var query = EventQuery.of(type, status, page, limit, cursor);
        var found = query.cursor() == null
                ? shelf.page(query.filter(), query.page(), query.limit())
                : shelf.after(query.filter(), query.cursor(), query.limit());
        return EventListAnswer.of(found, query, caller.isAdmin());
    }

    @Get("/stats")
    @Needs(Scope.READ)
    @Operation(summary = "Count events", description = "By type and status, with what is late.")
    @ApiResponse(responseCode = "200", description = "The figures.")
    StatsAnswer stats() {
        return StatsAnswer.of(stats.now());
    }

    @Get("/{id}")
    @Needs(Scope.READ)
    @Operation(summary = "Get an event")
    @ApiResponse(responseCode = "200", description = "The event.")
    EventAnswer get(@Parameter(hidden = true) Caller caller, @PathVariable @Schema(format = "uuid") String id) {
        return EventAnswer.of(existing(id), caller.isAdmin());
    }

    @Get("/{id}/attempts")
    @Needs(Scope.READ)
    @Operation(summary = "List the attempts at an event", description = "Oldest first.")
    @ApiResponse(responseCode = "200", description = "Every attempt with its outcome.")
    AttemptsAnswer attempts(@PathVariable @Schema(format = "uuid") String id) {
        return AttemptsAnswer.of(shelf.attempts(existing(id).id()));
    }

    @Post("/{id}/process")
    @Needs(Scope.EVENTS)
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Run an event again",
            description = "One that failed or waits, with a fresh budget of attempts. A body is not read.")
    @ApiResponse(responseCode = "202", description = "It will run soon.")
    @ApiResponse(responseCode = "409", description = "It is being processed, or it is processed.")
    Requeued process(@PathVariable @Schema(format = "uuid") String id) {
        var event = uuid(id);
        return switch (reruns.rerun(event)) {
            case Queued() -> new Requeued(event, "queued");
            case Settled(var status) ->
                throw Refused.conflict("This event is " + status.word() + " and is not run again.");
            case Unknown() -> throw Refused.notFound("event");
        };
    }

    private Event existing(String id) {
        return shelf.find(uuid(id)).orElseThrow(() -> Refused.notFound("event"));
    }

    private static UUID uuid(String id) {
        return Json.uuid(id).orElseThrow(() -> Refused.notFound("event"));
    }
}
