package dev.dispatcher.functions.api.events;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Repetition;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// Events on their way in.
@Controller("/events")
@Tag(name = "events")
final class PublishingRoutes {

    private final Publishing publishing;
    private final Repetition repetition;

    PublishingRoutes(Publishing publishing, Repetition repetition) {
        this.publishing = publishing;
        this.repetition = repetition;
    }

    @Post
    @Needs(Scope.EVENTS)
    @Operation(
            summary = "Publish an event",
            description = "It is stored when this is answered, and processed at least once, soon.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewEventBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "echo",
                                        value = "{\"type\": \"demo.echo\", \"payload\": {\"greeting\": \"hello\"}}"),
                                @ExampleObject(
                                        name = "fail",
                                        value = "{\"type\": \"demo.fail\", \"payload\": {\"refuse\": \"no thanks\"}}"),
                                @ExampleObject(
                                        name = "dated",
                                        value =
                                                "{\"type\": \"user_registered\", \"payload\": 42, \"created_at\": \"2026-01-31T12:00:00Z\"}")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Stored.",
            content = @Content(schema = @Schema(implementation = Accepted.class)))
    HttpResponse<String> publish(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body NewEventBody body) {
        Publishing.check(body);
        return repetition.once(request, caller, "POST /events", () -> publishing.one(body));
    }

    @Post("/batch")
    @Needs(Scope.EVENTS)
    @Operation(
            summary = "Publish up to a hundred events",
            description = "All of them are stored or none. The body may have 5 MiB, each payload 256 KiB.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewEventsBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "two",
                                            value =
                                                    "{\"events\": [{\"type\": \"demo.echo\", \"payload\": 1}, {\"type\": \"demo.echo\", \"payload\": 2}]}")))
    @ApiResponse(
            responseCode = "201",
            description = "Stored, in the order they were sent.",
            content = @Content(schema = @Schema(implementation = Accepted.Batch.class)))
    HttpResponse<String> publishAll(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body NewEventsBody body) {
        Publishing.check(body.list());
        return repetition.once(request, caller, "POST /events/batch", () -> publishing.all(body.list()));
    }
}
