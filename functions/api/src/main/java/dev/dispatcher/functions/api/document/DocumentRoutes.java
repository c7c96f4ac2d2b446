package dev.dispatcher.functions.api.document;

import dev.dispatcher.functions.api.edge.Open;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// What this API can do, for programs and for people.
@Controller
@Tag(name = "document")
final class DocumentRoutes {

    private final ApiDocument document;

    DocumentRoutes(ApiDocument document) {
        this.document = document;
    }

    @Get("/openapi.json")
    @Open
    @Operation(summary = "Get this document")
    @ApiResponse(responseCode = "200", description = "The OpenAPI document.")
    String openapi() {
        return document.json();
    }

    @Get("/docs")
    @Open
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "Get this document as a page")
    @ApiResponse(responseCode = "200", description = "A page to read.")
    String docs() {
        return document.page();
    }
}
