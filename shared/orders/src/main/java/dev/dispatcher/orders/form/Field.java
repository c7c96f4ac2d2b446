package dev.dispatcher.orders.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Rfc3339;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A single value of the form: its name, whether it must be there, and what may be in it.
record Field(String name, boolean isRequired, Rule rule) {

    /// Up to here every reader of JSON reads the same number.
    static final long WHOLE_MAX = (1L << 53) - 1;

    private static final int ROUGHLY_TOO_LONG = 20;

    /// What is wrong with a value that is there; null when nothing is.
    @FunctionalInterface
    interface Rule {
        @Nullable
        String fault(JsonNode value);
    }

    /// A text that names something: it has to be there and to have content.
    static Field id(String name, int bytesMax) {
        return new Field(name, true, value -> {
            if (!value.isTextual()) return "must be a string.";
            if (value.textValue().isBlank()) return "must not be empty.";
            if (value.textValue().getBytes(StandardCharsets.UTF_8).length > bytesMax)
                return longerThan(bytesMax, "bytes");
            return hasControls(value.textValue()) ? "must not hold control characters." : null;
        });
    }

    /// Any text; it may be empty, null or left out.
    static Field text(String name, int charactersMax) {
        return new Field(name, false, value -> textFault(value, charactersMax));
    }

    /// A text of a certain shape, where there is one.
    static Field shaped(String name, int charactersMax, Pattern shape, String words) {
        return new Field(name, false, value -> {
            var fault = textFault(value, charactersMax);
            if (fault != null || value.textValue().isEmpty()) return fault;
            return shape.matcher(value.textValue()).matches() ? null : words;
        });
    }

    /// A text of a certain shape that has to be there.
    static Field coded(String name, Pattern shape, String words) {
        return new Field(name, true, value -> {
            if (!value.isTextual()) return "must be a string.";
            return shape.matcher(value.textValue()).matches() ? null : words;
        });
    }

    static Field time(String name) {
        var words = "must be a time such as 2026-01-31T12:00:00Z.";
        return new Field(
                name,
                true,
                value -> value.isTextual() && Rfc3339.parse(value.textValue()).isPresent() ? null : words);
    }

    static Field whole(String name) {
        return whole(name, 0, WHOLE_MAX);
    }

    static Field whole(String name, long least, long most) {
        var words = "must be a whole number from %d to %d.".formatted(least, most);
        return new Field(name, true, value -> {
            var number = wholeOf(value);
            return number != null && number >= least && number <= most ? null : words;
        });
    }

    void check(JsonNode object, Findings here) {
        var value = object.get(name);
        if (value == null) {
            if (isRequired) here.missing(name);
        } else if (value.isNull()) {
            if (isRequired) here.add("/" + name, "must not be null.");
        } else {
            var fault = rule.fault(value);
            if (fault != null) here.add("/" + name, fault);
        }
    }

    /// `1.0` and `1e3` are whole numbers too: JSON has one kind of number.
    static @Nullable Long wholeOf(JsonNode value) {
        if (value.isIntegralNumber()) return value.canConvertToLong() ? value.longValue() : null;
        if (!value.isNumber()) return null;
        var number = value.decimalValue();
        boolean isSmall = number.precision() - (long) number.scale() < ROUGHLY_TOO_LONG && number.scale() < 1_000;
        return isSmall && number.stripTrailingZeros().scale() <= 0 ? (Long) number.longValue() : null;
    }

    private static @Nullable String textFault(JsonNode value, int charactersMax) {
        if (!value.isTextual()) return "must be a string.";
        var text = value.textValue();
        return text.codePointCount(0, text.length()) > charactersMax ? longerThan(charactersMax, "characters") : null;
    }

    private static String longerThan(int most, String unit) {
        return "is longer than %d %s.".formatted(most, unit);
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
