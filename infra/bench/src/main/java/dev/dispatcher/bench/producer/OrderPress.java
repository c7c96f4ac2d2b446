package dev.dispatcher.bench.producer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/// Makes orders of one run, all of one customer. The same number is always the same order.
public final class OrderPress {

    private static final List<String> NAMES =
            List.of("Mascara", "Тушь для ресниц", "Чайник", "Socks «7»", "Übertopf 🌱");
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "RUB");
    private static final int PERCENT = 100;

    private final String run;
    private final Instant now;

    public OrderPress(String run, Instant now) {
        this.run = run;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    String run() {
        return run;
    }

    public String uid(int number) {
        return run + "-" + number;
    }

    int number(String uid) {
        return Integer.parseInt(uid.substring(run.length() + 1));
    }

    /// One that has to be accepted without a word.
    public String good(int number) {
        return order(number).toString();
    }

    /// Another content under the same id.
    String other(int number) {
        var order = order(number);
        return order.put("internal_signature", "changed").toString();
    }

    /// One that cannot be taken: its amount is text, its payment is gone, it is cut off, or it is no object at all.
    String broken(int number) {
        var order = order(number);
        return switch (number % 4) {
            case 0 -> {
                ((ObjectNode) order.get("payment")).put("amount", "1817");
                yield order.toString();
            }
            case 1 -> order.without("payment").toString();
            case 2 -> order.toString().substring(0, 200);
            default -> "[\"" + uid(number) + "\"]";
        };
    }

    private ObjectNode order(int number) {
        var random = new Random(number);
        var order = JsonNodeFactory.instance.objectNode();
        var track = "TRACK" + run + number;
        order.put("order_uid", uid(number)).put("track_number", track).put("entry", "WBIL");
        order.putObject("delivery")
                .put("name", "Customer " + number)
                .put("phone", "+%d".formatted(1_000_000_000L + random.nextInt(1_000_000_000)))
                .put("zip", "%07d".formatted(random.nextInt(10_000_000)))
                .put("city", "Kiryat Mozkin")
                .put("address", "Street " + random.nextInt(200))
                .put("region", "")
                .put("email", "customer" + number + "@example.org");
        var payment = order.putObject("payment");
        var items = order.putArray("items");
        long goods = 0;
        for (int i = random.nextInt(5); i >= 0; i--) goods += item(items.addObject(), track, random);
        payment(payment, number, goods, random);
        return order.put("locale", "en")
                .put("internal_signature", "")
                .put("customer_id", run)
                .put("delivery_service", "meest")
                .put("shardkey", String.valueOf(number % 10))
                .put("sm_id", 99)
                .put("date_created", now.toString())
                .put("oof_shard", "1");
    }

    private void payment(ObjectNode payment, int number, long goods, Random random) {
        long delivery = random.nextInt(2_000);
        long fee = random.nextInt(3);
        payment.put("transaction", uid(number))
                .put("request_id", "")
                .put("currency", CURRENCIES.get(random.nextInt(CURRENCIES.size())))
                .put("provider", "wbpay")
                .put("amount", delivery + goods + fee)
                .put("payment_dt", now.getEpochSecond() - 12)
                .put("bank", "alpha")
                .put("delivery_cost", delivery)
                .put("goods_total", goods)
                .put("custom_fee", fee);
    }

    private static long item(ObjectNode item, String track, Random random) {
        long price = 1L + random.nextInt(100_000);
        int sale = random.nextInt(PERCENT + 1);
        long total = price * (PERCENT - sale) / PERCENT;
        item.put("chrt_id", 1_000_000 + random.nextInt(9_000_000))
                .put("track_number", track)
                .put("price", price)
                .put("rid", "rid" + Long.toHexString(random.nextLong()))
                .put("name", NAMES.get(random.nextInt(NAMES.size())))
                .put("sale", sale)
                .put("size", String.valueOf(random.nextInt(50)))
                .put("total_price", total)
                .put("nm_id", 1_000_000 + random.nextInt(9_000_000))
                .put("brand", "Sample")
                .put("status", 202);
        return total;
    }
}
