package dev.dispatcher.orders.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Rfc3339;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What is odd about an order in good form: sums that do not add up, ids that differ, days that cannot be. Its sender
/// may know better, so nothing of this is a reason to refuse it.
final class Oddities {

    /// Clocks differ, and so do time zones that somebody forgot.
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    private static final Instant TOO_OLD = Instant.parse("2000-01-01T00:00:00Z");
    private static final int PERCENT = 100;

    private final JsonNode order;
    private final JsonNode payment;
    private final JsonNode items;
    private final Findings found = new Findings();

    private Oddities(JsonNode order) {
        this.order = order;
        this.payment = order.path("payment");
        this.items = order.path("items");
    }

    /// Only for an order that `OrderForm` has found nothing wrong with.
    static List<Finding> of(JsonNode order, Instant now) {
        var oddities = new Oddities(order);
        oddities.ids();
        oddities.sums();
        oddities.times(now);
        return oddities.found.list();
    }

    private void ids() {
        if (!payment.path("transaction").equals(order.path("order_uid"))) {
            found.add("/payment/transaction", "is not the order_uid.");
        }
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).path("track_number").equals(order.path("track_number"))) {
                found.add("/items/" + i + "/track_number", "is not that of the order.");
            }
        }
    }

    private void sums() {
        var goods = BigInteger.ZERO;
        for (int i = 0; i < items.size(); i++) {
            goods = goods.add(BigInteger.valueOf(number(items.get(i), "total_price")));
            price(items.get(i), "/items/" + i);
        }
        if (!goods.equals(BigInteger.valueOf(number(payment, "goods_total")))) {
            found.add("/payment/goods_total", "is not the sum of the items, %d.".formatted(goods));
        }
        long amount = number(payment, "delivery_cost") + number(payment, "goods_total") + number(payment, "custom_fee");
        if (amount != number(payment, "amount")) {
            found.add("/payment/amount", "is not delivery_cost + goods_total + custom_fee, %d.".formatted(amount));
        }
    }

    private void price(JsonNode item, String pointer) {
        var reduced = BigInteger.valueOf(number(item, "price"))
                .multiply(BigInteger.valueOf(PERCENT - number(item, "sale")))
                .divide(BigInteger.valueOf(PERCENT));
        if (!reduced.equals(BigInteger.valueOf(number(item, "total_price")))) {
            found.add(pointer + "/total_price", "is not the price less the sale, %d.".formatted(reduced));
        }
    }

    private void times(Instant now) {
        time(
                "/date_created",
                Rfc3339.parse(order.path("date_created").textValue()).orElseThrow(),
                now);
        time("/payment/payment_dt", Instant.ofEpochSecond(number(payment, "payment_dt")), now);
    }

    private void time(String pointer, Instant time, Instant now) {
        if (time.isBefore(TOO_OLD)) found.add(pointer, "is before the year 2000.");
        if (time.isAfter(now.plus(AHEAD_MAX))) found.add(pointer, "is in the future.");
    }

    private static long number(JsonNode object, String name) {
        return Objects.requireNonNull(Field.wholeOf(object.path(name)));
    }
}
