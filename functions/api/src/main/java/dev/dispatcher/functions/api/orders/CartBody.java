package dev.dispatcher.functions.api.orders;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The short form of an order, which gets an id of ours.
@Schema(
        name = "Cart",
        requiredProperties = {"user_id", "items"})
record CartBody(
        @Schema(minimum = "1") long userId,

        @ArraySchema(minItems = 1, maxItems = 100, schema = @Schema(implementation = Line.class))
        List<Line> items) {

    /// Lines of the same sku are added up.
    @Schema(
            name = "CartLine",
            requiredProperties = {"sku", "qty"})
    record Line(
            @Schema(pattern = "^[A-Za-z0-9._-]{1,64}$") String sku,
            @Schema(minimum = "1", maximum = "999") int qty) {}
}
