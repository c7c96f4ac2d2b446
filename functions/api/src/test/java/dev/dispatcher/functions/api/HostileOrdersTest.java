package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.orders.HostileOrders;
import dev.dispatcher.testing.orders.SampleOrder;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Orders whose sender means harm, or whose program is broken, over HTTP: each gets its answer, and none is a 500.
class HostileOrdersTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void answersWhateverIsHostileAndKeepsIt() {
        var expected = new LinkedHashMap<String, Integer>();
        var statuses = new LinkedHashMap<String, Integer>();
        HostileOrders.garbled().forEach((name, text) -> {
            expected.put(name, 400);
            statuses.put(name, keep(text).status());
        });
        HostileOrders.faulty().forEach((name, text) -> {
            expected.put(name, 422);
            statuses.put(name, keep(text).status());
        });

        assertThat(statuses).isEqualTo(expected);
        var kept = API.send(Call.get("/orders/quarantine?limit=100").by(ADMIN));
        assertThat(kept.json().path("data")).hasSize(expected.size());
        for (var message : kept.json().path("data")) {
            var path = "/orders/quarantine/" + message.path("id").asText();
            assertThat(API.send(Call.get(path).by(ADMIN)).status()).isEqualTo(200);
            var replayed = API.send(Call.post(path + "/replay", "").by(ADMIN));
            assertThat(replayed.status()).isEqualTo(200);
            assertThat(replayed.text("outcome")).isEqualTo(message.path("kind").asText());
        }
    }

    /// What each value does to the order, `FieldTableTest` of the domain holds.
    @Test
    void namesThePlaceOfEveryScalarThatIsSpoilt() {
        var outcomes = new TreeMap<Integer, Integer>();
        for (var pointer : SampleOrder.scalars()) {
            spoilings(pointer).forEach((how, value) -> {
                var reply = post(SampleOrder.spoilt(pointer, value));
                outcomes.merge(reply.status(), 1, Integer::sum);
                assertThat(reply.status()).as(pointer + " " + how).isIn(201, 409, 422);
                if (reply.status() == 422) assertThat(reply.pointers()).containsExactly(pointer);
            });
        }

        // Nineteen texts may be absent, null or empty; all but the first of these orders are in conflict with it.
        assertThat(outcomes).isEqualTo(Map.of(201, 1, 409, 56, 422, 138));
    }

    private static Map<String, @Nullable JsonNode> spoilings(String pointer) {
        boolean isNumber = SampleOrder.tree().at(pointer).isNumber();
        var json = JsonNodeFactory.instance;
        var values = new LinkedHashMap<String, @Nullable JsonNode>();
        values.put("absent", null);
        values.put("null", NullNode.getInstance());
        values.put("of the wrong type", isNumber ? TextNode.valueOf("1") : json.numberNode(1));
        values.put("empty", TextNode.valueOf(""));
        values.put(
                "too long", isNumber ? json.numberNode(BigInteger.TWO.pow(64)) : TextNode.valueOf("9".repeat(1_025)));
        return values;
    }

    private static Reply post(String text) {
        return API.send(Call.post("/orders", text).by(ADMIN));
    }

    private static Reply keep(String text) {
        return API.send(Call.post("/orders?keep=true", text).by(ADMIN));
    }
}
