package dev.dispatcher.orders.form;

import static dev.dispatcher.orders.form.Field.coded;
import static dev.dispatcher.orders.form.Field.id;
import static dev.dispatcher.orders.form.Field.shaped;
import static dev.dispatcher.orders.form.Field.text;
import static dev.dispatcher.orders.form.Field.time;
import static dev.dispatcher.orders.form.Field.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.json.Findings;
import java.util.List;
import java.util.regex.Pattern;

/// The full order, value by value. Whatever names something and every number has to be there; other texts may be
/// empty or left out. Fields beyond these are the sender's own and are kept.
final class OrderForm {

    static final int UID_BYTES_MAX = 128;
    static final int ITEMS_MAX = 1_000;

    /// The last second of the year 9999.
    private static final long UNIX_MAX = 253_402_300_799L;

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ().-]{3,24}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    static final List<Field> TOP = List.of(
            id("order_uid", UID_BYTES_MAX),
            id("track_number", 128),
            text("entry", 64),
            text("locale", 35),
            text("internal_signature", 1_024),
            id("customer_id", 128),
            text("delivery_service", 128),
            text("shardkey", 64),
            whole("sm_id"),
            time("date_created"),
            text("oof_shard", 64));

    static final List<Field> DELIVERY = List.of(
            text("name", 256),
            shaped("phone", 32, PHONE, "must be a phone number."),
            text("zip", 32),
            text("city", 256),
            text("address", 1_024),
            text("region", 256),
            shaped("email", 254, EMAIL, "must be an e-mail address."));

    static final List<Field> PAYMENT = List.of(
            id("transaction", 128),
            text("request_id", 128),
            coded("currency", CURRENCY, "must be a code of three capital letters."),
            text("provider", 128),
            whole("amount"),
            whole("payment_dt", 0, UNIX_MAX),
            text("bank", 128),
            whole("delivery_cost"),
            whole("goods_total"),
            whole("custom_fee"));

    static final List<Field> ITEM = List.of(
            whole("chrt_id"),
            id("track_number", 128),
            whole("price"),
            id("rid", 128),
            text("name", 512),
            whole("sale", 0, 100), // a percentage
            text("size", 64),
            whole("total_price"),
            whole("nm_id"),
            text("brand", 256),
            whole("status"));

    /// An order in which everything is wrong is told so of everything.
    static final int PROBLEMS_MAX = TOP.size() + DELIVERY.size() + PAYMENT.size() + ITEMS_MAX * ITEM.size();

    private OrderForm() {}

    static void check(JsonNode order, Findings findings) {
        all(TOP, order, findings);
        part("delivery", DELIVERY, order, findings);
        part("payment", PAYMENT, order, findings);
        items(order.get("items"), findings);
    }

    private static void part(String name, List<Field> fields, JsonNode order, Findings findings) {
        var part = order.get(name);
        if (part == null) findings.missing(name);
        else if (!part.isObject()) findings.add("/" + name, "must be an object.");
        else all(fields, part, findings.at(name));
    }

    private static void items(JsonNode items, Findings findings) {
        if (items == null) findings.missing("items");
        else if (!items.isArray()) findings.add("/items", "must be an array.");
        else if (items.isEmpty() || items.size() > ITEMS_MAX) {
            findings.add("/items", "must hold 1 to %d items.".formatted(ITEMS_MAX));
        } else {
            for (int i = 0; i < items.size(); i++) {
                var here = findings.at("items").at(i);
                if (items.get(i).isObject()) all(ITEM, items.get(i), here);
                else here.add("", "must be an object.");
            }
        }
    }

    private static void all(List<Field> fields, JsonNode object, Findings here) {
        for (var field : fields) field.check(object, here);
    }
}
