package dev.dispatcher.functions.api.orders;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Paging;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.orders.quarantine.Quarantine;
import dev.dispatcher.orders.quarantine.Quarantine.Discarded;
import dev.dispatcher.orders.quarantine.Quarantine.Replayed;
import dev.dispatcher.orders.quarantine.Quarantine.Settled;
import dev.dispatcher.orders.quarantine.Quarantine.Unknown;
import dev.dispatcher.orders.quarantine.Quarantined;
import dev.dispatcher.orders.quarantine.Refusal;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Messages that could not become orders: looked at, replayed, given up.
@Controller("/orders/quarantine")
@Tag(name = "orders")
final class QuarantineRoutes {

    private static final int WHY_MAX = 500;

    private final Quarantine quarantine;

    QuarantineRoutes(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    @Get
    @Needs(Scope.READ)
    @Operation(
            summary = "List the quarantine",
            description = "Newest first, with every reason and the text as it came.")
    @ApiResponse(responseCode = "200", description = "A page of the list.")
    QuarantineListAnswer listQuarantine(
            @QueryValue
                    @Schema(
                            type = "string",
                            allowableValues = {"new", "replayed", "discarded"})
                    @Nullable
                    String status,
            @QueryValue
                    @Schema(
                            type = "string",
                            allowableValues = {"conflict", "invalid", "unparseable"})
                    @Nullable
                    String kind,
            @QueryValue @Schema(type = "integer", minimum = "1", defaultValue = "1") @Nullable String page,
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20") @Nullable
                    String limit) {
        var findings = new Findings();
        var wantedStatus = oneOf(Quarantined.Status.values(), Quarantined.Status::word, status, "status", findings);
        var wantedKind = oneOf(Refusal.Kind.values(), Refusal.Kind::word, kind, "kind", findings);
        var paging = Paging.of(page, limit, findings);
        findings.refuseIfAny();
        return QuarantineListAnswer.of(
                quarantine.page(wantedStatus, wantedKind, paging.page(), paging.limit()), paging);
    }

    @Get("/{id}")
    @Needs(Scope.READ)
    @Operation(summary = "Get a message in quarantine", description = "With all of its text.")
    @ApiResponse(responseCode = "200", description = "The message.")
    QuarantinedAnswer getMessage(@PathVariable @Schema(format = "uuid") String id) {
        return quarantine.find(uuid(id)).map(QuarantinedAnswer::of).orElseThrow(() -> Refused.notFound("message"));
    }

    @Post("/{id}/replay")
    @Needs(Scope.ORDERS)
    @Consumes(MediaType.ALL)
    @Operation(
            summary = "Take a message in again",
            description = "As it came, once the cause of its refusal is gone. A body is not read.")
    @ApiResponse(responseCode = "200", description = "What it came to, now or at an earlier replay.")
    @ApiResponse(responseCode = "409", description = "It was given up.")
    ReplayAnswer replay(@Parameter(hidden = true) Caller caller, @PathVariable @Schema(format = "uuid") String id) {
        var message = uuid(id);
        return switch (quarantine.replay(message, caller.token().name())) {
            case Replayed(var outcome) -> ReplayAnswer.of(message, outcome);
            case Settled(var settled)
            when settled.status() == Quarantined.Status.REPLAYED -> ReplayAnswer.before(settled);
            case Settled _, Discarded _ -> throw Refused.conflict("This message was given up and is not replayed.");
            case Unknown() -> throw Refused.notFound("message");
        };
    }

    @Delete("/{id}")
    @Needs(Scope.ORDERS)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give a message up",
            description = "It is written down who did so and why; 90 days later the message is deleted.")
    @ApiResponse(responseCode = "204", description = "Given up, now or before.")
    @ApiResponse(responseCode = "409", description = "It has become an order.")
    void discard(
            @Parameter(hidden = true) Caller caller,
            @PathVariable @Schema(format = "uuid") String id,
            @QueryValue @Parameter(required = true) @Schema(minLength = 1, maxLength = WHY_MAX) @Nullable String why) {
        var reason = why == null ? "" : why.strip();
        var findings = new Findings();
        if (reason.isEmpty() || reason.length() > WHY_MAX) {
            findings.add("/why", "must say in 1 to %d characters why it is given up.".formatted(WHY_MAX));
        }
        findings.refuseIfAny();
        switch (quarantine.discard(uuid(id), caller.token().name(), reason)) {
            case Discarded() -> {} // the status says it
            case Settled _, Replayed _ -> throw Refused.conflict("This message has become an order.");
            case Unknown() -> throw Refused.notFound("message");
        }
    }

    /// Null when none is given, or none of these.
    private static <T> @Nullable T oneOf(
            T[] known, Function<T, String> word, @Nullable String given, String field, Findings findings) {
        if (given == null) return null;
        for (var one : known) if (word.apply(one).equals(given)) return one;
        var words = Arrays.stream(known).map(word).collect(Collectors.joining(", "));
        findings.add("/" + field, "must be one of " + words + ".");
        return null;
    }

    private static UUID uuid(String id) {
        return Json.uuid(id).orElseThrow(() -> Refused.notFound("message"));
    }
}
