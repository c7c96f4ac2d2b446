package dev.dispatcher.functions.api.orders;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Paging;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.functions.api.edge.Repetition;
import dev.dispatcher.functions.api.edge.SentBody;
import dev.dispatcher.orders.reading.Lookup.Absent;
import dev.dispatcher.orders.reading.Lookup.Found;
import dev.dispatcher.orders.reading.OrderLookup;
import dev.dispatcher.orders.reading.OrderShelf;
import dev.dispatcher.orders.reading.StoredOrder;
import dev.dispatcher.platform.json.Findings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders on their way in and out.
@Controller
@Tag(name = "orders")
final class OrderRoutes {

    private static final String X_CACHE = "X-Cache";

    private final Taking taking;
    private final Repetition repetition;
    private final OrderLookup lookup;
    private final OrderShelf shelf;

    OrderRoutes(Taking taking, Repetition repetition, OrderLookup lookup, OrderShelf shelf) {
        this.taking = taking;
        this.repetition = repetition;
        this.lookup = lookup;
        this.shelf = shelf;
    }

    @Post("/orders")
    @Needs(Scope.ORDERS)
    @Operation(
            summary = "Send an order",
            description = "A full order, which brings its own id, or a cart, which gets one from us. "
                    + "The same order again is a duplicate and no error.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(oneOf = {OrderBody.class, CartBody.class}),
                            examples = {
                                @ExampleObject(name = "order", value = Examples.ORDER),
                                @ExampleObject(name = "cart", value = Examples.CART)
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Stored.",
            content = @Content(schema = @Schema(implementation = TakenAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "It was stored before, with the same content.",
            content = @Content(schema = @Schema(implementation = TakenAnswer.class)))
    @ApiResponse(responseCode = "409", description = "There is an order of this id with another content.")
    @ApiResponse(responseCode = "422", description = "It is no order; every problem is named.")
    HttpResponse<String> take(
            HttpRequest<?> request,
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) SentBody body,
            @QueryValue
                    @Schema(type = "boolean", defaultValue = "false")
                    @Parameter(description = "Whether a refused order is kept in quarantine.")
                    @Nullable
                    String keep) {
        boolean keeps = keeps(keep);
        var answer = taking.refusing(
                body.text(),
                keeps,
                () -> repetition.once(request, caller, "POST /orders", () -> taking.take(body.text())));
        lookup.forgetAbsences();
        return answer;
    }

    @Get(uris = {"/orders/{uid:.+}", "/order/{uid:.+}"})
    @Needs(Scope.READ)
    @Operation(summary = "Get an order", description = "As it was sent, in canonical JSON (RFC 8785).")
    @ApiResponse(
            responseCode = "200",
            description = "The order.",
            headers = {
                @Header(name = "ETag", schema = @Schema(type = "string"), description = "For If-None-Match."),
                @Header(
                        name = X_CACHE,
                        schema = @Schema(type = "string"),
                        description = "hit or miss; with a 404, miss or negative.")
            },
            content = @Content(schema = @Schema(oneOf = {OrderBody.class, CartOrder.class})))
    @ApiResponse(responseCode = "304", description = "It is the one that If-None-Match names.")
    HttpResponse<String> getOrder(HttpRequest<?> request, @PathVariable String uid) {
        return switch (lookup.find(uid)) {
            case Found(var order, boolean hit) -> found(request, order, hit ? "hit" : "miss");
            case Absent(boolean remembered) ->
                throw Refused.notFound("order", Map.of(X_CACHE, remembered ? "negative" : "miss"));
        };
    }

    @Get("/orders")
    @Needs(Scope.READ)
    @Operation(summary = "List orders", description = "Newest first.")
    @ApiResponse(responseCode = "200", description = "A page of the list.")
    OrderListAnswer listOrders(
            @QueryValue("customer_id") @Nullable String customerId,
            @QueryValue @Schema(type = "integer", minimum = "1", defaultValue = "1") @Nullable String page,
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20") @Nullable
                    String limit) {
        var findings = new Findings();
        var paging = Paging.of(page, limit, findings);
        findings.refuseIfAny();
        return OrderListAnswer.of(shelf.page(customerId, paging.page(), paging.limit()), paging);
    }

    private static HttpResponse<String> found(HttpRequest<?> request, StoredOrder order, String cache) {
        var tag = "\"" + order.hash() + "\"";
        var response = isKnown(request.getHeaders().get("if-none-match"), tag)
                ? HttpResponse.<String>status(HttpStatus.NOT_MODIFIED)
                : HttpResponse.ok(order.body()).contentType("application/json");
        return response.header("ETag", tag).header(X_CACHE, cache);
    }

    private static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) return false;
        for (var known : ifNoneMatch.split(",", -1)) {
            var bare = known.strip();
            if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) return true;
        }
        return false;
    }

    private static boolean keeps(@Nullable String keep) {
        var findings = new Findings();
        if (keep != null && !keep.equals("true") && !keep.equals("false")) {
            findings.add("/keep", "must be true or false.");
        }
        findings.refuseIfAny();
        return "true".equals(keep);
    }
}
