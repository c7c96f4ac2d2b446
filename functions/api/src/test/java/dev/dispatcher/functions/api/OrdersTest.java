package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.database.Scope;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.testing.orders.SampleOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrdersTest {

    private static final TestApi API = TestApi.start();
    private static final String SHOP = API.token(Scope.ORDERS);
    private static final String READER = API.token(Scope.READ);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void takesTheSampleAndGivesItBackAsItWasSent() {
        var sent = SampleOrder.tree();

        var reply = post(sent.toString());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("outcome")).isEqualTo("accepted");
        assertThat(reply.text("order_uid")).isEqualTo("b563feb7b2b84b6test");
        assertThat(reply.json().path("warnings")).isEmpty();
        assertThat(reply.json().path("order")).isEqualTo(sent);
        for (var path : new String[] {"/orders/", "/order/"}) {
            var read = get(path + "b563feb7b2b84b6test");
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.body()).isEqualTo(CanonicalJson.of(sent));
            assertThat(read.header("content-type")).isEqualTo("application/json");
        }
    }

    @Test
    void tellsWhatBecomesOfEach() {
        var order = SampleOrder.treeOf("outcomes").toString();

        assertThat(post(order).status()).isEqualTo(201);
        var again = post(order);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("outcome")).isEqualTo("duplicate");
        var other = post(SampleOrder.treeOf("outcomes").put("locale", "he").toString());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("code")).isEqualTo("conflict");
        assertThat(other.pointers()).containsExactly("/order_uid");
        var invalid = post("{\"order_uid\":\"outcomes-2\",\"items\":[]}");
        assertThat(invalid.status()).isEqualTo(422);
        assertThat(invalid.text("code")).isEqualTo("invalid_order");
        assertThat(invalid.pointers()).contains("/items", "/payment", "/delivery", "/customer_id", "/track_number");
        var garbled = post("{\"order_uid\":");
        assertThat(garbled.status()).isEqualTo(400);
        assertThat(garbled.text("code")).isEqualTo("malformed_json");
        assertThat(get("/orders/outcomes").json().path("locale").asText()).isEqualTo("en");
        assertThat(get("/orders/outcomes-2").status()).isEqualTo(404);
    }

    @Test
    void makesAnOrderOfACart() {
        var reply = post(SampleOrder.CART);

        assertThat(reply.status()).isEqualTo(201);
        var uid = reply.text("order_uid");
        assertThat(UUID.fromString(uid).version()).isEqualTo(7);
        assertThat(reply.json().path("order"))
                .isEqualTo(Reply.parse(
                        "{\"order_uid\":\"" + uid + "\",\"user_id\":123,\"items\":[{\"sku\":\"ABC\",\"qty\":1}]}"));
        assertThat(get("/orders/" + uid).json()).isEqualTo(reply.json().path("order"));
    }

    @Test
    void makesOneOrderOfACartUnderOneKey() {
        var call = Call.post("/orders", SampleOrder.CART).by(SHOP).header("idempotency-key", "cart-1");

        var first = API.send(call);
        var second = API.send(call);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        var other = Call.post("/orders", SampleOrder.CART.replace("123", "124"))
                .by(SHOP)
                .header("idempotency-key", "cart-1");
        assertThat(API.send(other).status()).isEqualTo(422);
        assertThat(API.send(other).text("code")).isEqualTo("idempotency_key_reused");
    }

    @Test
    void forgetsTheKeyOfAnOrderItRefused() {
        var call = Call.post("/orders", "{}").by(SHOP).header("idempotency-key", "refused-1");

        assertThat(API.send(call).status()).isEqualTo(422);
        var mended = Call.post("/orders", SampleOrder.CART).by(SHOP).header("idempotency-key", "refused-1");
        assertThat(API.send(mended).status()).isEqualTo(201);
    }

    @Test
    void returnsWarningsWithTheOrder() {
        var order = SampleOrder.treeOf("odd");
        ((ObjectNode) order.get("payment")).put("amount", 1);

        var reply = post(order.toString());

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().at("/warnings/0/pointer").asText()).isEqualTo("/payment/amount");
        var listed = get("/orders?limit=100").json().path("data");
        assertThat(listed.findValuesAsText("pointer")).contains("/payment/amount");
    }

    @Test
    void listsOrdersNewestFirstAndByCustomer() {
        for (int i = 0; i < 5; i++) {
            assertThat(post(SampleOrder.treeOf("list-" + i)
                                    .put("customer_id", "lister")
                                    .toString())
                            .status())
                    .isEqualTo(201);
        }

        var page = get("/orders?customer_id=lister&page=2&limit=2");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.json().path("data").findValuesAsText("order_uid")).containsExactly("list-2", "list-1");
        assertThat(page.json().path("pagination"))
                .isEqualTo(Reply.parse("{\"page\":2,\"limit\":2,\"total\":5,\"pages\":3}"));
        assertThat(page.json().at("/data/0/amount").asInt()).isEqualTo(1817);
        assertThat(get("/orders?limit=1").json().path("data")).hasSize(1);
        assertThat(get("/orders?page=0&limit=101").pointers()).containsExactly("/page", "/limit");
        assertThat(get("/orders?customer_id=nobody").json().path("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"заказ №1", "a/b", "quarantine/x", "100%", "a b+c", "?x=1#y", "😀", "\"quoted\""})
    void findsOrdersWhateverTheirIdIs(String uid) {
        assertThat(post(SampleOrder.of(uid)).status()).isIn(200, 201);

        var encoded = java.net.URLEncoder.encode(uid, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(get("/order/" + encoded).text("order_uid")).isEqualTo(uid);
        if (!uid.startsWith("quarantine"))
            assertThat(get("/orders/" + encoded).status()).isEqualTo(200);
    }

    @Test
    void asksForTheScopeOfOrders() {
        assertThat(API.send(Call.post("/orders", SampleOrder.CART).by(READER)).status())
                .isEqualTo(403);
        assertThat(API.send(Call.post("/orders", SampleOrder.CART)).status()).isEqualTo(401);
        for (var path : new String[] {"/orders", "/orders/x", "/order/x"}) {
            assertThat(API.send(Call.get(path).by(SHOP)).status()).isEqualTo(403);
            assertThat(API.send(Call.get(path)).status()).isEqualTo(401);
        }
        assertThat(API.send(Call.post("/orders", SampleOrder.CART).by(SHOP).header("content-type", "text/plain"))
                        .status())
                .isEqualTo(415);
        assertThat(API.send(Call.post("/orders?keep=perhaps", SampleOrder.CART).by(SHOP))
                        .pointers())
                .containsExactly("/keep");
    }

    private static Reply post(String body) {
        return API.send(Call.post("/orders", body).by(SHOP));
    }

    private static Reply get(String target) {
        return API.send(Call.get(target).by(READER));
    }
}
