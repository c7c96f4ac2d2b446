package dev.dispatcher.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The one way in which text becomes values and values become text.
public final class Json {

    static final String TOO_DEEP = "is nested deeper than " + RawJson.DEPTH_MAX + " levels.";

    /// Our own requests put somebody else's JSON a few levels down.
    private static final int ENVELOPE_DEPTH = 8;

    private static final ObjectMapper MAPPER = build();

    private Json() {}

    /// The mapper behind it, for those who can only use one of these.
    static ObjectMapper mapper() {
        return MAPPER;
    }

    /// Reads all of `text` or refuses it: `JsonRefused` says where and why.
    public static <T> T read(String text, Class<T> type) {
        JsonText.check(text, MAPPER.getFactory());
        var findings = new Findings();
        var value = parse(text, type, findings);
        if (value == null) findings.add("", "must not be null.");
        if (value instanceof Command command) command.check(findings);
        findings.refuseIfAny();
        return Objects.requireNonNull(value);
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot be written: " + value.getClass(), impossible);
        }
    }

    /// A UUID in its usual spelling and no other.
    public static Optional<UUID> uuid(String text) {
        return Scalars.uuid(text);
    }

    private static <T> @Nullable T parse(String text, Class<T> type, Findings findings) {
        try {
            return MAPPER.readerFor(type)
                    .withAttribute(Findings.class, findings)
                    .readValue(text);
        } catch (JsonProcessingException failure) {
            if (failure.getCause() instanceof JsonRefused refused) throw refused;
            throw new JsonRefused.Malformed(sentence(text, failure));
        }
    }

    private static String sentence(String text, JsonProcessingException failure) {
        if (text.isBlank()) return "The body is empty.";
        var message = failure.getOriginalMessage();
        if (failure instanceof StreamConstraintsException) {
            if (message.startsWith("Document nesting depth")) return "The body " + TOO_DEEP;
            return "The body holds a number or a name that is too long.";
        }
        if (message.startsWith("Duplicate field")) return "The body has two fields of one name" + place(failure);
        return "The body is not JSON" + place(failure);
    }

    private static String place(JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        return at == null ? "." : ": look at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static ObjectMapper build() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(RawJson.DEPTH_MAX + ENVELOPE_DEPTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Names come from strangers: a table of them would only grow, or be attacked.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addModule(Scalars.module())
                .addHandler(new Collecting())
                .build();
    }
}
