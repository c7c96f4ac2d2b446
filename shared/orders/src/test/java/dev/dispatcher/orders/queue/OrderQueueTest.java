package dev.dispatcher.orders.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.orders.Shop;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderQueueTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void acknowledgesOrdersAndDuplicates() {
        var message = Shop.message(SampleOrder.text());

        assertThat(take(message)).isEqualTo(Unfinished.NONE);
        assertThat(take(message, Shop.message(SampleOrder.text()))).isEqualTo(Unfinished.NONE);
        assertThat(shop.column("SELECT source AS c FROM orders")).containsExactly("sqs");
        assertThat(shop.count("order_quarantine")).isZero();
    }

    @Test
    void opensTheEnvelopesOfSns() {
        take(Shop.message(enveloped(SampleOrder.text())), Shop.message(enveloped("{}")));

        assertThat(shop.column("SELECT source AS c FROM orders")).containsExactly("sns");
        assertThat(shop.column("SELECT concat(source, ' ', kind) AS c FROM order_quarantine"))
                .containsExactly("sns invalid");
        assertThat(shop.column("SELECT raw AS c FROM order_quarantine")).containsExactly(enveloped("{}"));
    }

    @Test
    void takesAnOrderThatSpeaksOfTopicsForAnOrder() {
        take(Shop.message(SampleOrder.with(order -> order.put("TopicArn", "x").put("Type", "Notification"))));

        assertThat(shop.column("SELECT source AS c FROM orders")).containsExactly("sqs");
    }

    @Test
    void keepsWhatItCannotTakeWithEveryReason() {
        take(Shop.message(SampleOrder.text()));
        take(
                Shop.message(SampleOrder.of(SampleOrder.UID, "he")),
                Shop.message("{\"order_uid\":\"\",\"items\":[]}"),
                Shop.message("<xml/>"),
                Shop.message(SampleOrder.CART));

        assertThat(shop.column("SELECT concat_ws(' ', kind, order_uid) AS c FROM order_quarantine ORDER BY id"))
                .containsExactly("conflict b563feb7b2b84b6test", "invalid", "unparseable", "invalid");
        assertThat(shop.column("SELECT problems::text AS c FROM order_quarantine ORDER BY id"))
                .satisfiesExactly(
                        conflict -> assertThat(conflict).contains("belongs to an order with another content"),
                        invalid -> assertThat(invalid).contains("/order_uid", "/items", "/payment", "/customer_id"),
                        garbled -> assertThat(garbled).contains("is not JSON"),
                        cart -> assertThat(cart).contains("carts are taken over HTTP only"));
        assertThat(shop.column("SELECT raw AS c FROM order_quarantine ORDER BY id"))
                .containsExactly(
                        SampleOrder.of(SampleOrder.UID, "he"),
                        "{\"order_uid\":\"\",\"items\":[]}",
                        "<xml/>",
                        SampleOrder.CART);
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
    void countsWhatGoesToQuarantineOnceAndNothingThatIsGood() {
        var invalid = Shop.message("{}");
        take(Shop.message(SampleOrder.text()), invalid, Shop.message("{}"), Shop.message("<xml/>"));
        take(invalid, Shop.message(SampleOrder.text()), Shop.message(SampleOrder.of(SampleOrder.UID, "he")));

        assertThat(shop.counted("orders_quarantined")).containsExactly(1, 1, 1, 1);
        assertThat(shop.counted("orders_invalid")).containsExactly(1, 1);
        assertThat(shop.counted("orders_unparseable")).containsExactly(1);
        assertThat(shop.counted("orders_conflict")).containsExactly(1);
        assertThat(shop.counted("orders_with_warnings")).isEmpty();
    }

    /// Whatever we have overlooked: the queue's dead letters are for trouble of the infrastructure.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void keepsWhatTheDatabaseHasNoRoomFor(int messages) {
        breakFor("too-wide", "22003");
        var batch = new ArrayList<Incoming>();
        for (int i = 1; i < messages; i++) batch.add(Shop.message(SampleOrder.of("good-" + i)));
        batch.add(Shop.message(SampleOrder.of("too-wide")));

        assertThat(shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60))))
                .isEqualTo(Unfinished.NONE);

        assertThat(shop.count("orders")).isEqualTo(messages - 1);
        assertThat(shop.column("SELECT concat(kind, ' ', problems ->> 0) AS c FROM order_quarantine"))
                .singleElement()
                .satisfies(kept -> assertThat(kept).startsWith("invalid").contains("the database cannot store"));
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
        take(Shop.message(SampleOrder.of("taken")));
        breakFor("broken", "53100");
        var batch = new ArrayList<Incoming>();
        for (int i = 0; i < 10; i++) batch.add(Shop.message(SampleOrder.of("good-" + i)));
        if ((kinds & 1) != 0) batch.set(2, Shop.message("{\"x\":1}"));
        if ((kinds & 2) != 0) batch.set(5, Shop.message(SampleOrder.of("taken", "he")));
        if ((kinds & 4) != 0) batch.set(7, Shop.message(SampleOrder.of("broken")));

        var unfinished = shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60)));

        assertThat(unfinished.failed())
                .isEqualTo((kinds & 4) == 0 ? Set.of() : Set.of(batch.get(7).id()));
        assertThat(unfinished.notStarted()).isEmpty();
        assertThat(shop.count("orders")).isEqualTo(11 - Integer.bitCount(kinds));
        assertThat(shop.count("order_quarantine")).isEqualTo(Integer.bitCount(kinds & 3));
    }

    @Test
    void leavesToTheQueueWhatItHasNoTimeFor() {
        breakFor("broken", "53100");
        var batch = List.of(Shop.message(SampleOrder.of("good")), Shop.message(SampleOrder.of("broken")));

        var unfinished = shop.queue().take(batch, Deadline.in(OrderQueue.ROOM.minusSeconds(1)));

        assertThat(unfinished.failed()).containsExactlyInAnyOrderElementsOf(ids(batch));
        assertThat(shop.count("orders")).isZero();
    }

    /// Each attempt may take as long as a connection is waited for.
    @Test
    void doesNotTryEveryMessageWhileTheDatabaseIsAway() {
        var batch = new ArrayList<Incoming>();
        for (int i = 0; i < 10; i++) batch.add(Shop.message(SampleOrder.of("order-" + i)));
        shop.mortality.cutOff();
        int before = shop.mortality.knocks();

        assertThat(take(batch.toArray(Incoming[]::new)).failed()).hasSize(10);

        assertThat(shop.mortality.knocks() - before).isEqualTo(3);
    }

    @Test
    void givesEverythingBackWhileTheDatabaseIsAway() {
        shop.mortality.cutOff();
        var batch = List.of(Shop.message(SampleOrder.of("1")), Shop.message("{}"), Shop.message(SampleOrder.of("2")));

        var unfinished = shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60)));

        assertThat(unfinished.failed()).containsExactlyInAnyOrderElementsOf(ids(batch));
        shop.mortality.mend();
        assertThat(shop.queue().take(batch, Deadline.in(Duration.ofSeconds(60))))
                .isEqualTo(Unfinished.NONE);
        assertThat(shop.count("orders")).isEqualTo(2);
    }

    private static List<String> ids(List<Incoming> messages) {
        return messages.stream().map(Incoming::id).toList();
    }

    private Unfinished take(Incoming... messages) {
        return shop.queue().take(List.of(messages), Deadline.in(Duration.ofSeconds(60)));
    }

    /// As a deadlock or a full disk would: only while this one is written.
    private void breakFor(String uid, String state) {
        shop.asOwner("""
                CREATE FUNCTION break() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  RAISE EXCEPTION 'no room' USING ERRCODE = '%s';
                END $$
                """.formatted(state));
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
