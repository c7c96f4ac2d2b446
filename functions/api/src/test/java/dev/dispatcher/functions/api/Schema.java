package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/// As much of JSON Schema as the document uses: what an answer holds must be in it, as it says.
final class Schema {

    private final JsonNode document;

    Schema(JsonNode document) {
        this.document = document;
    }

    void check(String place, JsonNode schema, JsonNode value) {
        if (schema.has("$ref")) {
            check(place, document.at(schema.path("$ref").asText().substring(1)), value);
            return;
        }
        if (schema.has("oneOf")) {
            fitsOne(place, schema.path("oneOf"), value);
            return;
        }
        if (value.isNull()) {
            assertThat(schema.path("nullable").asBoolean() || !schema.has("type"))
                    .as(place + " is null")
                    .isTrue();
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> object(place, schema, value);
            case "array" -> {
                assertThat(value.isArray()).as(place).isTrue();
                for (var item : value) check(place + "/*", schema.path("items"), item);
            }
            case "string" -> assertThat(value.isTextual()).as(place).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(place).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(place).isTrue();
            case "" -> {} // any value
            default -> throw new AssertionError(place + " has a type this check does not know: " + schema);
        }
        if (schema.has("enum")) assertThat(schema.path("enum")).as(place).contains(value);
    }

    private void fitsOne(String place, JsonNode alternatives, JsonNode value) {
        var misfits = new AssertionError(place + " fits none of its forms");
        for (var one : alternatives) {
            try {
                check(place, one, value);
                return;
            } catch (AssertionError misfit) {
                misfits.addSuppressed(misfit);
            }
        }
        throw misfits;
    }

    private void object(String place, JsonNode schema, JsonNode value) {
        assertThat(value.isObject()).as(place).isTrue();
        for (var name : schema.path("required"))
            assertThat(value.has(name.asText())).as(place + "/" + name).isTrue();
        var others = schema.path("additionalProperties");
        value.properties().forEach(field -> {
            if (!schema.has("properties") && others.isObject()) {
                check(place + "/" + field.getKey(), others, field.getValue());
                return;
            }
            if (schema.path("additionalProperties").asBoolean()) return;
            assertThat(schema.path("properties").has(field.getKey()))
                    .as(place + "/" + field.getKey() + " is documented")
                    .isTrue();
            check(place + "/" + field.getKey(), schema.path("properties").path(field.getKey()), field.getValue());
        });
    }
}
