package dev.dispatcher.functions.api.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.core.util.SupplierUtil;
import io.micronaut.web.router.Router;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// The OpenAPI document: written when this module was compiled, completed with what every route has in common.
@Singleton
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Dispatcher",
                        version = "1",
                        description = "Take events in, process them, never lose one, and show what happened.",
                        license = @License(name = "MIT")),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API token, dsp_… Its scopes say what it may do.")
final class ApiDocument {

    private static final String RESOURCE = "/META-INF/swagger/openapi.json";

    private final ObjectMapper json;
    private final Supplier<ObjectNode> document;

    ApiDocument(ObjectMapper json, Router router) {
        this.json = json;
        this.document = SupplierUtil.memoized(() -> new Completion(json).of(written(), router));
    }

    String json() {
        try {
            return json.writeValueAsString(document.get());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    String page() {
        return Page.of(document.get());
    }

    private ObjectNode written() {
        try (var document = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (document == null) throw new IllegalStateException(RESOURCE + " was not built");
            return json.readValue(document, ObjectNode.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
