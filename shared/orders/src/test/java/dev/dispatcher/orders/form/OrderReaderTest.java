package dev.dispatcher.orders.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Garbled;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.orders.SampleOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderReaderTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T09:30:00Z"));
    private final OrderReader reader = new OrderReader(new Ids(clock), clock);

    @Test
    void findsNothingWrongAndNothingOddInTheSample() {
        var order = legible(SampleOrder.text());

        assertThat(order.warnings()).isEmpty();
        assertThat(order.form()).isEqualTo(Form.ORDER);
        assertThat(order.uid()).isEqualTo(SampleOrder.UID);
        assertThat(order.customerId()).isEqualTo("test");
        assertThat(order.trackNumber()).isEqualTo("WBILMTESTTRACK");
        assertThat(order.amount()).isEqualTo(1817);
        assertThat(order.currency()).isEqualTo("USD");
        assertThat(order.dateCreated()).isEqualTo("2021-11-26T06:22:19Z");
        assertThat(order.body()).isEqualTo(CanonicalJson.of(SampleOrder.tree()));
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        var text = SampleOrder.with(order -> order.put("gift", true).put("Rabatt", 1.5));

        assertThat(legible(text).body()).contains("\"Rabatt\":1.5", "\"gift\":true");
    }

    @Test
    void readsTheSameOrderHoweverItIsWritten() {
        var other = Json.read(SampleOrder.text().replace("1817", "1.817e3"), JsonNode.class)
                .toPrettyString();

        assertThat(legible(other)).isEqualTo(legible(SampleOrder.text()));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        var text = SampleOrder.with(order -> {
            order.remove("customer_id");
            order.put("sm_id", "99").put("date_created", "26.11.2021");
            part(order, "delivery").put("phone", "call me").put("email", "nobody");
            part(order, "payment").put("currency", "usd").put("amount", -1);
            item(order).put("sale", 101).put("chrt_id", 1.5);
            ((ArrayNode) order.get("items")).add(7);
            order.put("x", 0.5).put("y", new java.math.BigDecimal("0.12345678901234567890123"));
        });

        assertThat(faulty(text).problems())
                .extracting(Finding::pointer)
                .containsExactlyInAnyOrder(
                        "/customer_id",
                        "/sm_id",
                        "/date_created",
                        "/delivery/phone",
                        "/delivery/email",
                        "/payment/currency",
                        "/payment/amount",
                        "/items/0/sale",
                        "/items/0/chrt_id",
                        "/items/1",
                        "/y");
        assertThat(faulty(text).uid()).isEqualTo(SampleOrder.UID);
    }

    @Test
    void namesEverythingHoweverMuchIsWrong() {
        var text = SampleOrder.with(order -> {
            order.remove("customer_id");
            items(order, 1_000);
            for (var item : order.withArray("items")) ((ObjectNode) item).removeAll();
        });

        var problems = faulty(text).problems();
        assertThat(problems).hasSize(1 + 8 * 1_000);
        assertThat(problems).contains(new Finding("/customer_id", "is missing."));
        assertThat(problems.getLast()).isEqualTo(new Finding("/items/999/status", "is missing."));
    }

    @Test
    void namesNoMoreThanAnAnswerCanCarry() {
        var name = "x".repeat(10_000);
        var text = SampleOrder.with(order -> {
            var numbers = order.putObject(name).putArray("y");
            for (int i = 0; i < 20_000; i++) numbers.add(new java.math.BigDecimal("1e400"));
        });

        var problems = faulty(text).problems();
        assertThat(problems).isNotEmpty();
        assertThat(problems.stream()
                        .mapToInt(problem -> problem.pointer().length())
                        .sum())
                .isLessThan(2_000_000);
    }

    @Test
    void namesTheMissingParts() {
        assertThat(faulty("{}").problems())
                .extracting(Finding::pointer)
                .contains("/order_uid", "/delivery", "/payment", "/items");
        assertThat(faulty("{}").uid()).isNull();
        assertThat(pointers(SampleOrder.with(
                        order -> order.put("delivery", 1).put("payment", "x").put("items", true))))
                .containsExactly("/delivery", "/payment", "/items");
        assertThat(pointers(SampleOrder.with(order -> order.putArray("items")))).containsExactly("/items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ж", "€", "😀"})
    void takesQuarterOfAMebibyteAndNoMore(String character) {
        int around = SampleOrder.with(order -> order.put("more", "")).length();
        int room = 256 * 1024 - around;
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        var fitting = character.repeat(room / bytes) + "x".repeat(room % bytes);

        assertThat(legible(SampleOrder.with(order -> order.put("more", fitting)))
                        .warnings())
                .isEmpty();
        assertThat(faulty(SampleOrder.with(order -> order.put("more", fitting + "x")))
                        .problems())
                .containsExactly(new Finding("", "is larger than 256 KiB."));
    }

    @Test
    void takesAThousandItemsAndNoMore() {
        assertThat(legible(SampleOrder.with(order -> items(order, 1_000))).warnings())
                .isNotEmpty();
        assertThat(pointers(SampleOrder.with(order -> items(order, 1_001)))).containsExactly("/items");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+9720000000", "+1 (555) 010-9999", "112 3", "", "00 49.30 901820"})
    void takesPhoneNumbersAsPeopleWriteThem(String phone) {
        assertThat(legible(SampleOrder.with(order -> part(order, "delivery").put("phone", phone)))
                        .warnings())
                .isEmpty();
    }

    @Test
    void takesAnyTextForAnId() {
        for (var uid : List.of("a", "заказ №1", "a/b?c#d", "../..", "😀", "x".repeat(128))) {
            assertThat(legible(SampleOrder.of(uid)).uid()).isEqualTo(uid);
        }
        for (var uid : List.of("ж".repeat(65), " ", "a\nb")) {
            assertThat(pointers(SampleOrder.of(uid))).contains("/order_uid");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/payment/transaction",
        "/items/0/track_number",
        "/payment/amount",
        "/payment/goods_total",
        "/items/0/total_price",
    })
    void warnsWhereTheSumsDoNotAddUp(String pointer) {
        var text = SampleOrder.with(order -> {
            var name = pointer.substring(pointer.lastIndexOf('/') + 1);
            var parent = (ObjectNode) order.at(pointer.substring(0, pointer.lastIndexOf('/')));
            if (parent.get(name).isNumber()) parent.put(name, parent.get(name).asLong() + 1);
            else parent.put(name, "other");
        });

        assertThat(legible(text).warnings()).extracting(Finding::pointer).contains(pointer);
    }

    @Test
    void readsTheSaleAsAPercentageAndRoundsDown() {
        Consumer<ObjectNode> third = order -> {
            item(order).put("price", 100).put("sale", 33).put("total_price", 67);
            part(order, "payment").put("goods_total", 67).put("amount", 1567);
        };
        assertThat(legible(SampleOrder.with(third)).warnings()).isEmpty();
        assertThat(legible(SampleOrder.with(third.andThen(order -> item(order).put("price", 101))))
                        .warnings())
                .isEmpty();
        assertThat(legible(SampleOrder.with(third.andThen(order -> item(order).put("price", 102))))
                        .warnings())
                .containsExactly(new Finding("/items/0/total_price", "is not the price less the sale, 68."));
    }

    @Test
    void warnsOfDaysThatCannotBe() {
        assertThat(legible(SampleOrder.with(order -> order.put("date_created", "2026-01-06T09:30:00Z")))
                        .warnings())
                .isEmpty();
        assertThat(legible(SampleOrder.with(order -> order.put("date_created", "2026-01-06T09:30:01Z")))
                        .warnings())
                .containsExactly(new Finding("/date_created", "is in the future."));
        assertThat(legible(SampleOrder.with(order -> part(order, "payment").put("payment_dt", 0)))
                        .warnings())
                .containsExactly(new Finding("/payment/payment_dt", "is before the year 2000."));
    }

    private static void items(ObjectNode order, int count) {
        var item = item(order);
        var items = order.putArray("items");
        for (int i = 0; i < count; i++) items.add(item.deepCopy());
    }

    private static ObjectNode part(ObjectNode order, String name) {
        return (ObjectNode) order.get(name);
    }

    private static ObjectNode item(ObjectNode order) {
        return (ObjectNode) order.at("/items/0");
    }

    private NewOrder legible(String text) {
        var reading = reader.read(text, Source.HTTP);
        assertThat(reading).isInstanceOf(Legible.class);
        return ((Legible) reading).order();
    }

    private Faulty faulty(String text) {
        var reading = reader.read(text, Source.HTTP);
        assertThat(reading).isNotInstanceOf(Garbled.class).isInstanceOf(Faulty.class);
        return (Faulty) reading;
    }

    private List<String> pointers(String text) {
        return faulty(text).problems().stream().map(Finding::pointer).toList();
    }
}
