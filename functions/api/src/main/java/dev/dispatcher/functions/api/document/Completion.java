package dev.dispatcher.functions.api.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Open;
import dev.dispatcher.functions.api.edge.Repetition;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Adds to the document what no single route says: errors, scopes, and how to repeat a request.
final class Completion {

    private static final String COMMON = """
            {
              "schemas": {
                "Problem": {
                  "type": "object",
                  "required": ["error", "code", "request_id"],
                  "properties": {
                    "error": {"type": "string", "description": "A sentence for a person."},
                    "code": {"type": "string", "description": "A word for a program; it does not change."},
                    "request_id": {"type": "string"},
                    "fields": {
                      "type": "array",
                      "items": {
                        "type": "object",
                        "required": ["pointer", "message"],
                        "properties": {"pointer": {"type": "string"}, "message": {"type": "string"}}
                      }
                    }
                  }
                }
              },
              "responses": {},
              "parameters": {
                "IdempotencyKey": {
                  "name": "Idempotency-Key",
                  "in": "header",
                  "description": "1 to 255 visible characters. Repeating a request under its key does nothing twice.",
                  "schema": {"type": "string", "minLength": 1, "maxLength": 255}
                }
              },
              "headers": {
                "IdempotencyReplayed": {
                  "description": "true when this is the answer to an earlier request under the same key.",
                  "schema": {"type": "string"}
                }
              }
            }
            """;

    private static final String NEWS_LIST =
            "/paths/~1api~1v1~1notify/get/responses/200/content/application~1json/schema/oneOf/1";

    /// Field names that are not snake_case, which the annotation processor makes of every name.
    private static final Map<String, String> OLDER_NAMES = Map.of(
            "/components/schemas/NewsReport/properties/notification_id", "notificationID",
            "/components/schemas/NewStand/properties/older_name", "nameStand",
            "/components/schemas/NewStand/properties/older_user_id", "userID");

    private final ObjectMapper json;

    Completion(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(ObjectNode document, Router router) {
        document.withObject("/components").setAll(merged(document));
        Errors.ALL.forEach(error -> document.withObject("/components/responses").set(error.name(), error.node(json)));
        for (var route : router.uriRoutes().distinct().toList()) complete(document, route);
        // A payload is any JSON value, which annotations cannot say.
        for (var schema : List.of("NewEvent", "Event"))
            property(document, schema, "payload").remove("type");
        property(document, "TakenOrder", "order").remove("allOf");
        property(document, "TakenOrder", "order").remove("type");
        // Nor can they say that an answer may be a list.
        if (document.at(NEWS_LIST) instanceof ObjectNode list) {
            list.put("type", "array").withObject("/items").put("$ref", "#/components/schemas/News");
        }
        OLDER_NAMES.forEach((found, name) -> rename(document, found, name));
        // What the processor makes of a renamed component besides: a field that is none.
        document.withObject("/components/schemas/NewStand/properties").remove("new_stand");
        document.withObject("/components/schemas").forEach(Completion::withoutRequiredNulls);
        return document;
    }

    private ObjectNode merged(ObjectNode document) {
        try {
            var common = json.readValue(COMMON, ObjectNode.class);
            common.withObject("/schemas").setAll((ObjectNode) document.at("/components/schemas"));
            return common;
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("the text above is JSON", impossible);
        }
    }

    private static void complete(ObjectNode document, UriRouteInfo<?, ?> route) {
        // The document has the names of the variables only, not what may be in them.
        var path = route.getUriMatchTemplate().toPathString().replaceAll(":[^}]*}", "}");
        var method = route.getHttpMethodName().toLowerCase(Locale.ROOT);
        if (!(document.path("paths").path(path).path(method) instanceof ObjectNode operation)) return;
        var annotations = route.getAnnotationMetadata();
        if (annotations.hasAnnotation(Open.class)) operation.putArray("security");
        var scopes = annotations.enumValues(Needs.class, Scope.class);
        if (scopes.length > 0) {
            operation.put("x-scope", Arrays.stream(scopes).map(Scope::word).collect(Collectors.joining(" or ")));
            refuses(operation, Errors.UNAUTHORIZED, Errors.FORBIDDEN);
        }
        if (operation.has("requestBody")) refuses(operation, Errors.BAD_REQUEST, Errors.TOO_LARGE, Errors.NOT_JSON);
        if (operation.at("/parameters").toString().contains("\"in\":\"query\"")) refuses(operation, Errors.BAD_REQUEST);
        if (path.contains("{")) refuses(operation, Errors.NOT_FOUND);
        if (operation.at("/responses/201").isObject()) repeatable(operation);
        if (operation.at("/responses/409").isObject()) refuses(operation, Errors.CONFLICT);
        refuses(operation, Errors.UNAVAILABLE);
    }

    private static void repeatable(ObjectNode operation) {
        operation.withArray("/parameters").addObject().put("$ref", "#/components/parameters/IdempotencyKey");
        operation
                .withObject("/responses/201/headers/" + Repetition.REPLAYED)
                .put("$ref", "#/components/headers/IdempotencyReplayed");
        boolean refusesByItself = operation.at("/responses/422").isObject();
        refuses(operation, refusesByItself ? Errors.UNFIT : Errors.KEY_REUSED);
    }

    private static void refuses(ObjectNode operation, Errors... errors) {
        for (var error : errors) {
            operation
                    .withObject("/responses")
                    .putObject(String.valueOf(error.status()))
                    .put("$ref", "#/components/responses/" + error.name());
        }
    }

    private static void rename(ObjectNode document, String pointer, String name) {
        var found = JsonPointer.compile(pointer);
        var properties = document.withObject(found.head());
        properties.set(name, properties.remove(found.last().getMatchingProperty()));
    }

    private static ObjectNode property(ObjectNode document, String schema, String name) {
        return document.withObject("/components/schemas/" + schema + "/properties/" + name);
    }

    /// What is required is not null either.
    private static void withoutRequiredNulls(com.fasterxml.jackson.databind.JsonNode schema) {
        for (var name : schema.path("required")) {
            if (schema.path("properties").path(name.asText()) instanceof ObjectNode property)
                property.remove("nullable");
        }
    }
}
