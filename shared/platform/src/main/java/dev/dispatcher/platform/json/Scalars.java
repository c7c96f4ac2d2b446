package dev.dispatcher.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Single values. A number is not a string and a string is not a number, whatever could be made of them.
final class Scalars {

    private Scalars() {}

    static SimpleModule module() {
        return new SimpleModule("dispatcher")
                .addDeserializer(String.class, text(String.class, "a string", Optional::of))
                .addDeserializer(
                        Instant.class, text(Instant.class, "a time such as 2026-01-31T12:00:00Z", Rfc3339::parse))
                .addDeserializer(UUID.class, text(UUID.class, "a UUID", Scalars::uuid))
                .addDeserializer(
                        Boolean.class,
                        new Scalar<>(Boolean.class, "true or false", parser -> Optional.ofNullable(flag(parser))))
                .addDeserializer(
                        Integer.class,
                        new Scalar<>(
                                Integer.class,
                                "a whole number",
                                parser -> whole(parser)
                                        .filter(number -> number.intValue() == number)
                                        .map(Long::intValue)))
                .addDeserializer(Long.class, new Scalar<>(Long.class, "a whole number", Scalars::whole))
                .addDeserializer(RawJson.class, new RawJsonCapture())
                .addSerializer(Instant.class, new ToStringSerializer(Instant.class));
    }

    /// Java itself would also take `1-2-3-4-5`.
    static Optional<UUID> uuid(String text) {
        try {
            var uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static <T> Scalar<T> text(Class<T> type, String words, Function<String, Optional<T>> reader) {
        return new Scalar<>(
                type,
                words,
                parser -> parser.hasToken(JsonToken.VALUE_STRING) ? reader.apply(parser.getText()) : Optional.empty());
    }

    private static @Nullable Boolean flag(JsonParser parser) {
        if (parser.hasToken(JsonToken.VALUE_TRUE)) return true;
        return parser.hasToken(JsonToken.VALUE_FALSE) ? false : null;
    }

    /// `1.0` and `1e3` are whole numbers too: JSON has one kind of number.
    private static Optional<Long> whole(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_NUMBER_INT) && !parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(parser.getText());
            boolean fits = number.signum() == 0 || number.precision() - (long) number.scale() <= 19;
            return fits && number.scale() < 1_000 ? Optional.of(number.longValueExact()) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private interface Reading<T> {
        Optional<T> of(JsonParser parser) throws IOException;
    }

    private static final class Scalar<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1;
        private final String words;
        private final transient Reading<T> reading;

        private Scalar(Class<T> type, String words, Reading<T> reading) {
            super(type);
            this.words = words;
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var value = reading.of(parser);
            if (value.isPresent()) return value.get();
            return (T) context.handleUnexpectedToken(
                    handledType(), parser.currentToken(), parser, "must be " + words + ".");
        }
    }
}
