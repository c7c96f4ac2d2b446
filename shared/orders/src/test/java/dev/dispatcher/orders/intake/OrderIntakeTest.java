package dev.dispatcher.orders.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.orders.Outcome;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Outcome.Invalid;
import dev.dispatcher.orders.Outcome.Unparseable;
import dev.dispatcher.orders.Shop;
import dev.dispatcher.orders.Source;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.testing.orders.HostileOrders;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIntakeTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void storesTheSampleAsItWasSent() {
        assertThat(shop.take(SampleOrder.text())).isInstanceOf(Accepted.class);

        assertThat(shop.column("SELECT body AS c FROM orders")).containsExactly(CanonicalJson.of(SampleOrder.tree()));
        assertThat(shop.column("SELECT (body_hash = sha256(convert_to(body, 'UTF8')))::text AS c FROM orders"))
                .containsExactly("true");
        assertThat(shop.column("""
                SELECT concat_ws(' ', order_uid, customer_id, track_number, amount, currency, form, source,
                                 date_created AT TIME ZONE 'UTC', warnings) AS c FROM orders
                """))
                .containsExactly("b563feb7b2b84b6test test WBILMTESTTRACK 1817 USD order http 2021-11-26 06:22:19");
        assertThat(shop.column("""
                SELECT concat_ws(' ', line, chrt_id, nm_id, rid, track_number, size, price, sale, total_price, status) AS c
                  FROM order_items
                """))
                .containsExactly("1 9934930 2389212 ab4219087a764ae0btest WBILMTESTTRACK 0 453 30 317 202");
        assertThat(shop.column("SELECT concat_ws(' ', zip, phone) AS c FROM order_deliveries"))
                .containsExactly("2639809 +9720000000");
        assertThat(shop.column("SELECT concat_ws(' ', transaction, goods_total, custom_fee) AS c FROM order_payments"))
                .containsExactly("b563feb7b2b84b6test 317 0");
    }

    @Test
    void tellsWhatBecameOfEach() {
        var spaced = Json.read(SampleOrder.text(), JsonNode.class).toPrettyString();

        assertThat(shop.take(SampleOrder.text())).isInstanceOf(Accepted.class);
        assertThat(shop.take(spaced)).isInstanceOf(Duplicate.class);
        assertThat(shop.take(SampleOrder.of(SampleOrder.UID, "he"))).isEqualTo(new Conflict(SampleOrder.UID));
        assertThat(shop.take("{\"order_uid\":\"x\"}")).isInstanceOf(Invalid.class);
        assertThat(shop.take("{\"order_uid\":")).isInstanceOf(Unparseable.class);
        assertThat(shop.count("orders")).isEqualTo(1);
        assertThat(shop.count("order_items")).isEqualTo(1);
    }

    @Test
    void tellsTheSameOfAWholeBatch() {
        var batch = List.of(
                SampleOrder.of("b"),
                SampleOrder.of("a"),
                SampleOrder.of("b", "he"),
                "NaN",
                SampleOrder.of("a"),
                "{}",
                SampleOrder.of("c"));

        var outcomes = shop.intake().takeAll(arrivals(batch.toArray(String[]::new)));

        assertThat(outcomes.stream().map(Outcome::getClass).map(Class::getSimpleName))
                .containsExactly("Accepted", "Accepted", "Conflict", "Unparseable", "Duplicate", "Invalid", "Accepted");
        assertThat(shop.column("SELECT order_uid AS c FROM orders ORDER BY 1")).containsExactly("a", "b", "c");
    }

    /// Who inserts in the order of the ids holds nothing yet that others want while he waits for the first.
    @Test
    void waitsForNobodyInACircle() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor();
                var other = shop.postgres.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("""
                    INSERT INTO orders (order_uid, date_created, customer_id, form, source, body_hash, body)
                    VALUES ('a', now(), 'x', 'order', 'sqs', '', '{}')
                    """);
            var waiting =
                    thread.submit(() -> shop.intake().takeAll(arrivals(SampleOrder.of("b"), SampleOrder.of("a"))));
            Eventually.eventually(
                    "the batch waits for a",
                    Duration.ofSeconds(20),
                    () -> shop.count("pg_locks WHERE NOT granted") == 1);

            var meanwhile = CompletableFuture.supplyAsync(() -> shop.take(SampleOrder.of("b")));
            assertThat(meanwhile).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(Accepted.class);
            other.rollback();
            assertThat(waiting.get())
                    .satisfiesExactly(
                            b -> assertThat(b).isInstanceOf(Duplicate.class),
                            a -> assertThat(a).isInstanceOf(Accepted.class));
        }
    }

    @Test
    void makesOneEventOfAnOrderInItsTransaction() {
        shop.take(SampleOrder.text());
        shop.take(SampleOrder.text());

        assertThat(shop.column("SELECT concat(type, ' ', payload::text) AS c FROM events"))
                .containsExactly("order.accepted {\"source\": \"http\", \"order_uid\": \"b563feb7b2b84b6test\", "
                        + "\"customer_id\": \"test\"}");
        assertThat(TestQueues.receive(shop.events, 1, Duration.ofSeconds(10))).hasSize(1);
    }

    @Test
    void storesNoOrderWithoutItsEvent() {
        shop.asOwner("ALTER TABLE events ADD CONSTRAINT no_orders CHECK (type <> 'order.accepted')");

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> shop.take(SampleOrder.text())))
                .isNotNull();
        assertThat(shop.count("orders")).isZero();
        assertThat(shop.count("order_items")).isZero();
    }

    @Test
    void storesWarningsBesideTheOrder() {
        var outcome = shop.take(SampleOrder.with(order -> ((ObjectNode) order.get("payment")).put("amount", 1)));

        assertThat(((Accepted) outcome).order().warnings()).hasSize(1);
        assertThat(shop.column("SELECT warnings ->> 0 AS c FROM orders").getFirst())
                .contains("/payment/amount", "delivery_cost + goods_total + custom_fee, 1817.");
    }

    @Test
    void countsAndTellsOfWarningsOfWhatItAccepted() {
        var odd = SampleOrder.with(order -> ((ObjectNode) order.get("payment")).put("amount", 1));
        shop.take(odd);
        shop.take(odd);
        shop.take(SampleOrder.of("even"));

        assertThat(shop.counted("orders_with_warnings")).containsExactly(1);
    }

    @Test
    void storesTheLinesOfACart() {
        var outcome = shop.take("{\"user_id\":123,\"items\":[{\"sku\":\"B\",\"qty\":1},{\"sku\":\"A\",\"qty\":2}]}");

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(shop.column("SELECT concat_ws(' ', line, sku, qty) AS c FROM order_items ORDER BY line"))
                .containsExactly("1 B 1", "2 A 2");
        assertThat(shop.column("SELECT concat_ws(' ', customer_id, form, amount) AS c FROM orders"))
                .containsExactly("123 cart");
    }

    @Test
    void storesNothingOfWhatIsHostile() {
        for (var text : HostileOrders.garbled().values())
            assertThat(shop.take(text)).isInstanceOf(Unparseable.class);
        for (var text : HostileOrders.faulty().values())
            assertThat(shop.take(text)).isInstanceOf(Invalid.class);

        assertThat(shop.count("orders")).isZero();
    }

    /// A field that we do not know is the sender's, whatever it is called here.
    @ParameterizedTest
    @ValueSource(strings = {"70000", "\"many\"", "{\"a\":1}", "null", "1.5"})
    void storesWhatTheSenderAddsWhateverItIsCalled(String value) {
        var odd = SampleOrder.with(order -> {
            for (var name : List.of("qty", "sku", "line", "order_uid", "form", "number", "accepted_at")) {
                for (var part : List.of("/items/0", "/delivery", "/payment")) {
                    ((ObjectNode) order.at(part)).set(name, Json.read(value, JsonNode.class));
                }
            }
        });

        assertThat(shop.take(odd)).isInstanceOf(Accepted.class);
        assertThat(shop.column("SELECT concat_ws(' ', sku, qty, chrt_id) AS c FROM order_items"))
                .containsExactly("9934930");
        assertThat(shop.count("order_deliveries")).isEqualTo(1);
        assertThat(shop.count("order_payments")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "0001-01-01T14:00:00+14:00",
                "9999-12-31T23:59:59.999999999Z",
                "9999-12-31T09:59:59-14:00",
                "2024-02-29T12:00:00.1234567+05:30"
            })
    void storesEveryTimeItReads(String time) {
        var outcome = shop.take(SampleOrder.with(order -> order.put("date_created", time)));

        assertThat(outcome).isInstanceOf(Accepted.class);
    }

    @Test
    void storesWhateverAnOrderMayHold() {
        var odd = SampleOrder.with(order -> {
            order.put("order_uid", "\\ \" ' {} , NULL \u202e 😀");
            order.put("locale", "\t\r\n\u0001");
            ((ObjectNode) order.at("/items/0")).put("name", "{\"a\":[null,\"\\\\\"]}");
            ((ObjectNode) order.at("/items/0")).put("price", (1L << 53) - 1);
            order.putObject("more").put("x", 1e21).put("y", 1e-7);
        });

        var outcome = shop.take(odd);

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(shop.column("SELECT body AS c FROM orders"))
                .containsExactly(CanonicalJson.of(Json.read(odd, JsonNode.class)));
        assertThat(shop.take(odd)).isInstanceOf(Duplicate.class);
    }

    private static List<Arrival> arrivals(String... texts) {
        return Stream.of(texts).map(text -> new Arrival(text, Source.SQS)).toList();
    }
}
