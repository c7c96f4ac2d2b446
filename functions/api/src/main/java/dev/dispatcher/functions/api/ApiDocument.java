package dev.dispatcher.functions.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The OpenAPI document, written when this module was compiled.
@Singleton
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Dispatcher",
                        version = "1",
                        description = "Events, stands, scripts, orders, and the assistant beside them.",
                        license = @License(name = "MIT")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "dsp_…",
        description = "An API token. Its scopes say what it may do.")
final class ApiDocument {

    private static final String RESOURCE = "/META-INF/swagger/openapi.json";

    String json() {
        try (var document = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (document == null) throw new IllegalStateException(RESOURCE + " was not built");
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
