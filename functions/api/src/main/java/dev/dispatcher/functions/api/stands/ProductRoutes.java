package dev.dispatcher.functions.api.stands;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.StandsConfig;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Products ("subos"): what stands are made of.
@Controller("/api/v1/subos")
@Tag(name = "stands")
final class ProductRoutes {

    private final Products products;
    private final StandsConfig config;

    ProductRoutes(Products products, StandsConfig config) {
        this.products = products;
        this.config = config;
    }

    @Get
    @Needs({Scope.READ, Scope.STANDS})
    @Operation(summary = "List the names of products by their codes")
    @ApiResponse(responseCode = "200", description = "A short list.")
    Map<String, String> names() {
        var names = new TreeMap<String, String>();
        products.list().forEach(product -> names.put(product.code(), product.name()));
        return names;
    }

    @Get("/all")
    @Needs({Scope.READ, Scope.STANDS})
    @Operation(summary = "List the products")
    @ApiResponse(responseCode = "200", description = "All of them, by code.")
    List<ProductAnswer> all() {
        return products.list().stream().map(ProductAnswer::of).toList();
    }

    @Put("/{code}")
    @Needs(Scope.ADMIN)
    @Operation(summary = "Add or replace a product", description = "Stands that are there keep what they were made by.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ProductBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "small",
                                        value = "{\"name\": \"Web shop\", \"project\": \"demo/stands\"}"),
                                @ExampleObject(
                                        name = "whole",
                                        value =
                                                "{\"name\": \"Billing\", \"project\": \"demo/stands\", \"ref\": \"master\", \"variables\": {\"SIZE\": \"small\"}, \"steps\": [{\"name\": \"Creating vm\", \"stages\": [\"terraform\"]}, {\"name\": \"Executing automation\", \"stages\": [\"ansible\"]}, {\"name\": \"Executing helm\", \"stages\": [\"helm\"]}], \"ttl_minutes\": 4320, \"life_minutes_max\": 43200, \"run_minutes_max\": 60, \"stands_max\": 10, \"teardown\": \"variables\", \"teardown_variables\": {\"STAND_ACTION\": \"destroy\"}}")
                            }))
    @ApiResponse(responseCode = "200", description = "The product.")
    ProductAnswer save(@PathVariable String code, @Body ProductBody body) {
        if (!Product.isCode(code)) throw unfit("/code", "A code is a to z, digits, - and _, at most 41 of them.");
        var product = body.product(code, config.project());
        if (product.project().isEmpty()) {
            throw unfit("/project", "The product names no project, and GITLAB_PROJECT_ID is not set.");
        }
        products.save(product);
        return ProductAnswer.of(product);
    }

    @Delete("/{code}")
    @Needs(Scope.ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete a product", description = "Stands that are there keep what they were made by.")
    @ApiResponse(responseCode = "204", description = "Deleted.")
    void delete(@PathVariable String code) {
        if (!products.delete(code)) throw Refused.notFound("product");
    }

    private static Refused unfit(String pointer, String reason) {
        return Refused.unprocessable(reason, List.of(new Finding(pointer, reason)));
    }
}
