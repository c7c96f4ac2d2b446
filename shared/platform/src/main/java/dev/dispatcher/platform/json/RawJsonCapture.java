package dev.dispatcher.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/// Copies one value from token to token, without building a tree of it. Numbers stay the characters they were.
final class RawJsonCapture extends StdDeserializer<RawJson> {

    private static final long serialVersionUID = 1;

    /// Postgres writes 1e9 as ten digits. What all exponents of a value may add up to when it is read back.
    private static final long WRITTEN_OUT_MAX = 256 * 1024;

    RawJsonCapture() {
        super(RawJson.class);
    }

    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = new StringWriter();
        try (var copy = parser.getCodec().getFactory().createGenerator(text)) {
            copy(parser, copy);
        }
        return new RawJson(text.toString());
    }

    @Override
    public RawJson getNullValue(DeserializationContext context) {
        return new RawJson("null");
    }

    /// Left out is not the same as null.
    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    private static void copy(JsonParser parser, JsonGenerator copy) throws IOException {
        int depth = 0;
        long writtenOut = 0;
        for (var token = parser.currentToken(); ; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    if (++depth > RawJson.DEPTH_MAX) throw refused(parser, Json.TOO_DEEP);
                    start(token, copy);
                }
                case END_OBJECT -> {
                    depth--;
                    copy.writeEndObject();
                }
                case END_ARRAY -> {
                    depth--;
                    copy.writeEndArray();
                }
                case FIELD_NAME -> copy.writeFieldName(parser.currentName());
                case VALUE_STRING ->
                    copy.writeString(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                    writtenOut += exponent(parser.getText());
                    if (writtenOut > WRITTEN_OUT_MAX) throw refused(parser, "is too long a number when written out.");
                    copy.writeNumber(parser.getText());
                }
                case VALUE_TRUE, VALUE_FALSE -> copy.writeBoolean(token == JsonToken.VALUE_TRUE);
                case VALUE_NULL -> copy.writeNull();
                case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("a text has no such token: " + token);
            }
            if (depth == 0) return;
        }
    }

    private static void start(JsonToken token, JsonGenerator copy) throws IOException {
        if (token == JsonToken.START_OBJECT) copy.writeStartObject();
        else copy.writeStartArray();
    }

    /// The size of the exponent; beyond nine digits it is all the same.
    private static long exponent(String number) {
        int at = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (at < 0) return 0;
        var digits = number.substring(at + 1).replaceFirst("^[+-]?0*", "");
        if (digits.length() > 9) return WRITTEN_OUT_MAX + 1;
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static JsonRefused refused(JsonParser parser, String message) {
        return new JsonRefused.Malformed(
                parser.getParsingContext().pathAsPointer().toString(), message);
    }
}
