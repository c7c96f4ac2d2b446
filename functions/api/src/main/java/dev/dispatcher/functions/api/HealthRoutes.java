package dev.dispatcher.functions.api;

import dev.dispatcher.database.Database;
import dev.dispatcher.functions.api.edge.Open;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/// Whether this API can do its work.
@Controller("/api/v1/health")
@Tag(name = "health")
final class HealthRoutes {

    private final Database database;

    HealthRoutes(Database database) {
        this.database = database;
    }

    record Health(String status, String database, String schemaVersion) {}

    @Get
    @Open
    @Operation(summary = "Tell whether the API and its database answer")
    @ApiResponse(responseCode = "200", description = "Both do.")
    Health health() {
        var version = database.one("""
                SELECT version FROM flyway_schema_history
                 WHERE success AND version IS NOT NULL
                 ORDER BY installed_rank DESC
                 LIMIT 1
                """, row -> row.text("version"));
        return new Health("ok", "ok", version.orElse("none"));
    }
}
