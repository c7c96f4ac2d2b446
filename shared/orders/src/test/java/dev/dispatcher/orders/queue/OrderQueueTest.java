package dev.dispatcher.orders.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.orders.Sample;
import dev.dispatcher.orders.Shop;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.TestPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderQueueTest {

    private static final String CART = "{\"user_id\":123,\"items\":[{\"sku\":\"ABC\",\"qty\":1}]}";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void acknowledgesOrdersAndDuplicates() {
        var message = Shop.message(Sample.text());

        assertThat(take(message)).isEqualTo(Unfinished.NONE);
        assertThat(take(message, Shop.message(Sample.text()))).isEqualTo(Unfinished.NONE);
        assertThat(shop.column("SELECT source AS c FROM orders")).containsExactly("sqs");
        assertThat(shop.count("order_quarantine")).isZero();
    }

    @Test
    void opensTheEnvelopesOfSns() {
        take(Shop.message(enveloped(Sample.text())), Shop.message(enveloped("{}")));

        assertThat(shop.column("SELECT source AS c FROM orders")).containsExactly("sns");
        assertThat(shop.column("SELECT concat(source, ' ', kind) AS c FROM order_quarantine"))
                .containsExactly("sns invalid");
        assertThat(shop.column("SELECT raw AS c FROM order_quarantine")).containsExactly(enveloped("{}"));
    }

    @Test
    void takesAnOrderThatSpeaksOfTopicsForAnOrder() {
        take(Shop.message(Sample.with(order -> order.put("TopicArn", "x").put("Type", "Notification"))));

        assertThat(shop.column("SELECT source AS c FROM orders")).containsExactly("sqs");
    }

    @Test
    void keepsWhatItCannotTakeWithEveryReason() {
        take(Shop.message(Sample.text()));
        take(
                Shop.message(Sample.of(Sample.UID, "he")),
                Shop.message("{\"order_uid\":\"\",\"items\":[]}"),
                Shop.message("<xml/>"),
                Shop.message(CART));

        assertThat(shop.column("SELECT concat_ws(' ', kind, order_uid) AS c FROM order_quarantine ORDER BY id"))
                .containsExactly("conflict b563feb7b2b84b6test", "invalid", "unparseable", "invalid");
        assertThat(shop.column("SELECT problems::text AS c FROM order_quarantine ORDER BY id"))
                .satisfiesExactly(
                        conflict -> assertThat(conflict).contains("belongs to an order with another content"),
                        invalid -> assertThat(invalid).contains("/order_uid", "/items", "/payment", "/customer_id"),
                        garbled -> assertThat(garbled).contains("is not JSON"),
                        cart -> assertThat(cart).contains("carts are taken over HTTP only"));
        assertThat(shop.column("SELECT raw AS c FROM order_quarantine ORDER BY id"))
                .containsExactly(Sample.of(Sample.UID, "he"), "{\"order_uid\":\"\",\"items\":[]}", "<xml/>", CART);
    }

    @Test
    void keepsARedeliveredMessageOnce() {
        var message = Shop.message("{}");

        take(message);
        take(message);
        take(Shop.message("{}"));

        assertThat(shop.count("order_quarantine")).isEqualTo(2);
    }

    @Test
    void keepsEvenWhatPostgresCannotStore() {
        take(Shop.message("a\u0000b\ud800c😀"));

        assertThat(shop.column("SELECT raw AS c FROM order_quarantine")).containsExactly("a\\u0000b\\ud800c😀");
    }

    /// Three kinds that fail, in every combination, among good ones: invalid, conflicting, and one that the database
    /// cannot write down at the moment.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void givesBackOnlyWhatTheInfrastructureFailed(int kinds) {
        take(Shop.message(Sample.of("taken")));
        breakFor("broken");
        var batch = new ArrayList<Incoming>();
        for (int i = 0; i < 10; i++) batch.add(Shop.message(Sample.of("good-" + i)));
        if ((kinds & 1) != 0) batch.set(2, Shop.message("{\"x\":1}"));
        if ((kinds & 2) != 0) batch.set(5, Shop.message(Sample.of("taken", "he")));
        if ((kinds & 4) != 0) batch.set(7, Shop.message(Sample.of("broken")));

        var unfinished = shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60)));

        assertThat(unfinished.failed())
                .isEqualTo((kinds & 4) == 0 ? Set.of() : Set.of(batch.get(7).id()));
        assertThat(unfinished.notStarted()).isEmpty();
        assertThat(shop.count("orders")).isEqualTo(11 - Integer.bitCount(kinds));
        assertThat(shop.count("order_quarantine")).isEqualTo(Integer.bitCount(kinds & 3));
    }

    @Test
    void givesEverythingBackWhileTheDatabaseIsAway() {
        var name = shop.postgres.name();
        TestPostgres.asOwner("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        TestPostgres.asOwner("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
        var batch = List.of(Shop.message(Sample.of("1")), Shop.message("{}"), Shop.message(Sample.of("2")));

        var unfinished = shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60)));

        assertThat(unfinished.failed())
                .isEqualTo(new HashSet<>(batch.stream().map(Incoming::id).toList()));
        TestPostgres.asOwner("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        assertThat(shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60))))
                .isEqualTo(Unfinished.NONE);
        assertThat(shop.count("orders")).isEqualTo(2);
    }

    private Unfinished take(Incoming... messages) {
        return shop.queue().take(List.of(messages), Deadline.in(Duration.ofSeconds(60)));
    }

    /// As a deadlock or a full disk would: only while this one is written.
    private void breakFor(String uid) {
        shop.asOwner("""
                CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'no space left' USING ERRCODE = '53100';
                END $$
                """);
        shop.asOwner("CREATE TRIGGER break BEFORE INSERT ON orders FOR EACH ROW WHEN (NEW.order_uid = '" + uid
                + "') EXECUTE FUNCTION break()");
    }

    private static String enveloped(String message) {
        return Json.write(Map.of(
                "Type", "Notification",
                "MessageId", "0199b1c0-1111-5000-8000-000000000001",
                "TopicArn", "arn:aws:sns:eu-central-1:000000000000:orders",
                "Message", message));
    }
}
