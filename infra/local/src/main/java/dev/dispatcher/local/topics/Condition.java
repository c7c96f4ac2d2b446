package dev.dispatcher.local.topics;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/// One demand of a filter policy on the values of an attribute; an attribute that is not there has none.
sealed interface Condition {

    boolean holdsFor(List<JsonNode> values);

    /// The attribute is there, or is not.
    record Exists(boolean isThere) implements Condition {

        @Override
        public boolean holdsFor(List<JsonNode> values) {
            return isThere != values.isEmpty();
        }
    }

    /// The attribute is there and no value of it is one of these.
    record AnythingBut(List<OfOneValue> unwanted) implements Condition {

        public AnythingBut {
            unwanted = List.copyOf(unwanted);
        }

        @Override
        public boolean holdsFor(List<JsonNode> values) {
            return !values.isEmpty() && unwanted.stream().noneMatch(condition -> condition.holdsFor(values));
        }
    }

    /// It is enough when one value of the attribute is as demanded.
    sealed interface OfOneValue extends Condition {

        boolean accepts(JsonNode value);

        @Override
        default boolean holdsFor(List<JsonNode> values) {
            return values.stream().anyMatch(this::accepts);
        }
    }

    /// `"a"`, `5`, `true`: the very value. Numbers are equal by what they amount to.
    record Exactly(JsonNode wanted) implements OfOneValue {

        @Override
        public boolean accepts(JsonNode value) {
            if (!wanted.isNumber() || !value.isNumber()) return wanted.equals(value);
            return wanted.decimalValue().compareTo(value.decimalValue()) == 0;
        }
    }

    /// `{"prefix": "a"}`.
    record Prefix(String text) implements OfOneValue {

        @Override
        public boolean accepts(JsonNode value) {
            return value.isTextual() && value.textValue().startsWith(text);
        }
    }

    /// `{"suffix": "z"}`.
    record Suffix(String text) implements OfOneValue {

        @Override
        public boolean accepts(JsonNode value) {
            return value.isTextual() && value.textValue().endsWith(text);
        }
    }

    /// `{"equals-ignore-case": "Abc"}`.
    record IgnoringCase(String text) implements OfOneValue {

        @Override
        public boolean accepts(JsonNode value) {
            return value.isTextual() && value.textValue().equalsIgnoreCase(text);
        }
    }

    /// `{"numeric": [">", 0, "<=", 150]}`: within all bounds.
    record Within(List<Bound> bounds) implements OfOneValue {

        public Within {
            bounds = List.copyOf(bounds);
        }

        @Override
        public boolean accepts(JsonNode value) {
            return value.isNumber() && bounds.stream().allMatch(bound -> bound.allows(value.decimalValue()));
        }
    }

    /// One side of a range.
    record Bound(Relation relation, BigDecimal limit) {

        boolean allows(BigDecimal number) {
            int side = number.compareTo(limit);
            return switch (relation) {
                case LESS -> side < 0;
                case AT_MOST -> side <= 0;
                case EQUAL -> side == 0;
                case AT_LEAST -> side >= 0;
                case MORE -> side > 0;
            };
        }
    }

    /// How a number stands to a bound.
    enum Relation {
        LESS,
        AT_MOST,
        EQUAL,
        AT_LEAST,
        MORE
    }
}
