package dev.dispatcher.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;

/// JSON in the one spelling of RFC 8785: equal contents are equal texts, whatever their senders' spaces and order.
public final class CanonicalJson {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder();

    private CanonicalJson() {}

    public static String of(JsonNode value) {
        var canonical = new CanonicalJson();
        canonical.write(value);
        return canonical.text.toString();
    }

    /// Whether a number survives. RFC 8785 knows none but doubles, and turns what is finer into another number.
    public static boolean keeps(JsonNode number) {
        if (number.isInt() || isExact(number)) return true;
        double nearest = number.doubleValue();
        return Double.isFinite(nearest)
                && new BigDecimal(Double.toString(nearest)).compareTo(number.decimalValue()) == 0;
    }

    private static boolean isExact(JsonNode number) {
        return number.isLong() && Math.abs(number.longValue()) <= 1L << 53;
    }

    private void write(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value);
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case NUMBER -> {
                if (value.isInt() || isExact(value)) text.append(value.longValue());
                else text.append(EcmaNumber.text(value.doubleValue()));
            }
            case BOOLEAN -> text.append(value.booleanValue());
            case NULL -> text.append("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON: " + value.getNodeType());
        }
    }

    private void object(JsonNode object) {
        var fields = new ArrayList<>(object.properties());
        fields.sort(Map.Entry.comparingByKey()); // by UTF-16 code units, as the RFC wants it
        text.append('{');
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) text.append(',');
            string(fields.get(i).getKey());
            text.append(':');
            write(fields.get(i).getValue());
        }
        text.append('}');
    }

    private void array(JsonNode array) {
        text.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) text.append(',');
            write(array.get(i));
        }
        text.append(']');
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') text.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
                    else text.append(c);
                }
            }
        }
        text.append('"');
    }
}
