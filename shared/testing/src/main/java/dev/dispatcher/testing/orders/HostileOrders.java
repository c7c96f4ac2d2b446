package dev.dispatcher.testing.orders;

import java.util.LinkedHashMap;
import java.util.Map;

/// Texts whose sender means harm, or whose program is broken, by what is wrong with them.
public final class HostileOrders {

    private HostileOrders() {}

    /// Not JSON, or JSON that two readers would read differently.
    public static Map<String, String> garbled() {
        var sample = SampleOrder.text();
        var texts = new LinkedHashMap<String, String>();
        texts.put("nothing", "");
        texts.put("blanks", " \n\t");
        texts.put("a half", sample.substring(0, sample.length() / 2));
        texts.put("a key twice", sample.replaceFirst("\\{", "{\"order_uid\":\"other\","));
        texts.put("a key twice, deep down", sample.replace("\"amount\":1817", "\"amount\":1,\"amount\":1817"));
        texts.put("a key twice, once escaped", sample.replaceFirst("\\{", "{\"order\\\\u005fuid\":\"other\","));
        texts.put("NaN", sample.replace("1817", "NaN"));
        texts.put("Infinity", sample.replace("1817", "-Infinity"));
        texts.put("a leading zero", sample.replace("1817", "01817"));
        texts.put("a comment", sample.replaceFirst("\\{", "{/* hello */"));
        texts.put("single quotes", sample.replace('"', '\''));
        texts.put("a comma too many", sample.replaceFirst("\\}$", ",}"));
        texts.put("something behind it", sample + " {}");
        texts.put("half a surrogate pair", sample.replace("\"en\"", "\"\\ud800\""));
        texts.put("a raw half of a surrogate pair", sample.replace("\"en\"", "\"\udc00\""));
        texts.put("U+0000", sample.replace("\"en\"", "\"\\u0000\""));
        texts.put("half a surrogate pair in a name", sample.replaceFirst("\\{", "{\"\\\\udfff\":1,"));
        texts.put("a hundred thousand arrays", "[".repeat(100_000));
        texts.put("a deep field", sample.replaceFirst("\\{", "{\"x\":" + "[".repeat(80) + "]".repeat(80) + ","));
        texts.put("a number of 2,000 digits", sample.replace("1817", "1".repeat(2_000)));
        texts.put("XML", "<order><order_uid>1</order_uid></order>");
        return texts;
    }

    /// JSON, and not an order.
    public static Map<String, String> faulty() {
        var sample = SampleOrder.text();
        var texts = new LinkedHashMap<String, String>();
        texts.put("null", "null");
        texts.put("a text", "\"order\"");
        texts.put("an array of orders", "[" + sample + "]");
        texts.put(
                "a field of 17 levels", sample.replaceFirst("\\{", "{\"x\":" + "[".repeat(16) + "]".repeat(16) + ","));
        texts.put("more than 256 KiB", sample.replace("\"en\"", "\"" + "x".repeat(262_144) + "\""));
        texts.put("more than 256 KiB of long characters", sample.replace("\"en\"", "\"" + "€".repeat(90_000) + "\""));
        texts.put("1e400", sample.replace("1817", "1e400"));
        texts.put("1e999999999", sample.replace("1817", "1e999999999"));
        texts.put("1e-999999999 in a field nobody knows", sample.replaceFirst("\\{", "{\"x\":1e-999999999,"));
        texts.put("a whole number beyond doubles", sample.replaceFirst("\\{", "{\"x\":9007199254740993,"));
        texts.put("a negative price", sample.replace("453", "-453"));
        texts.put("a number in quotes", sample.replace("1817", "\"1817\""));
        texts.put("objects for texts", sample.replace("\"en\"", "{\"$ne\":null}"));
        texts.put("an id of 129 bytes", SampleOrder.of("x".repeat(129)));
        texts.put("the year 10000", sample.replace("2021-11-26T06:22:19Z", "10000-01-01T00:00:00Z"));
        return texts;
    }
}
