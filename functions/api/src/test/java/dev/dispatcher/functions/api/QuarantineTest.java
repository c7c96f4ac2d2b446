package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.orders.SampleOrder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final TestApi API = TestApi.start();
    private static final String SHOP = API.token(Scope.ORDERS);
    private static final String READER = API.token(Scope.READ);

    @AfterAll
    static void stop() {
        API.close();
    }

    @BeforeEach
    void empty() {
        API.database().update("DELETE FROM order_quarantine");
    }

    @Test
    void keepsWhatWasRefusedIfItIsAskedTo() {
        assertThat(post("/orders?keep=true", "{\"order_uid\":\"x\"}").status()).isEqualTo(422);
        assertThat(post("/orders?keep=true", "<xml/>").status()).isEqualTo(400);
        assertThat(post("/orders", "{}").status()).isEqualTo(422);

        var list = get("/orders/quarantine");

        assertThat(list.json().path("waiting"))
                .isEqualTo(Reply.parse("{\"conflict\":0,\"invalid\":1,\"unparseable\":1}"));
        var newest = list.json().at("/data/0");
        assertThat(newest.path("kind").asText()).isEqualTo("unparseable");
        assertThat(newest.path("raw").asText()).isEqualTo("<xml/>");
        assertThat(newest.path("source").asText()).isEqualTo("http");
        assertThat(list.json().at("/data/1/problems").findValuesAsText("pointer"))
                .contains("/delivery", "/payment", "/items", "/customer_id");
        assertThat(list.json().at("/data/1/order_uid").asText()).isEqualTo("x");
        assertThat(get("/orders/quarantine/" + newest.path("id").asText()).text("raw"))
                .isEqualTo("<xml/>");
    }

    @Test
    void replaysAMessageOnceItsCauseIsGone() {
        var order = SampleOrder.treeOf("replayed");
        post("/orders", order.toString());
        post("/orders?keep=true", order.put("locale", "he").toString());
        var id = newest();

        var refused = post("/orders/quarantine/" + id + "/replay", "");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("outcome")).isEqualTo("conflict");
        assertThat(refused.text("status")).isEqualTo("new");

        API.database().update("UPDATE order_quarantine SET raw = ?", SampleOrder.of("mended"));
        for (int i = 0; i < 2; i++) {
            var replayed = post("/orders/quarantine/" + id + "/replay", "");
            assertThat(replayed.status()).isEqualTo(200);
            assertThat(replayed.text("outcome")).isEqualTo("accepted");
            assertThat(replayed.text("status")).isEqualTo("replayed");
            assertThat(replayed.text("order_uid")).isEqualTo("mended");
        }
        assertThat(get("/orders/mended").status()).isEqualTo(200);
        assertThat(get("/orders/quarantine/" + id).text("settled_by")).isEqualTo("test");
        assertThat(discard(id, "why=x").status()).isEqualTo(409);
    }

    @Test
    void writesDownWhoGivesAMessageUpAndWhy() {
        post("/orders?keep=true", "{}");
        var id = newest();

        assertThat(discard(id, "").pointers()).containsExactly("/why");
        assertThat(discard(id, "why=%20").pointers()).containsExactly("/why");
        assertThat(discard(id, "why=a+partner's+test").status()).isEqualTo(204);
        assertThat(discard(id, "why=again").status()).isEqualTo(204);

        var message = get("/orders/quarantine/" + id);
        assertThat(message.text("status")).isEqualTo("discarded");
        assertThat(message.text("settled_by")).isEqualTo("test");
        assertThat(message.text("settled_why")).isEqualTo("a partner's test");
        assertThat(post("/orders/quarantine/" + id + "/replay", "").status()).isEqualTo(409);
        assertThat(get("/orders/quarantine?status=discarded").json().path("data"))
                .hasSize(1);
        assertThat(get("/orders/quarantine?status=new").json().path("data")).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        var nobody = "019a0000-0000-7000-8000-000000000001";

        assertThat(get("/orders/quarantine/" + nobody).status()).isEqualTo(404);
        assertThat(post("/orders/quarantine/" + nobody + "/replay", "").status())
                .isEqualTo(404);
        assertThat(discard(nobody, "why=x").status()).isEqualTo(404);
        assertThat(discard("x", "why=x").status()).isEqualTo(404);
        assertThat(get("/orders/quarantine?status=old&kind=bad&limit=0").pointers())
                .containsExactly("/status", "/kind", "/limit");
    }

    @Test
    void asksForTheScopesOfReadingAndOfOrders() {
        var one = "/orders/quarantine/019a0000-0000-7000-8000-000000000001";

        for (var asking : new Call[] {Call.get("/orders/quarantine"), Call.get(one)}) {
            assertThat(API.send(asking.by(SHOP)).status()).isEqualTo(403);
            assertThat(API.send(asking).status()).isEqualTo(401);
        }
        for (var settling : new Call[] {Call.post(one + "/replay", ""), Call.of("DELETE", one + "?why=x")}) {
            assertThat(API.send(settling.by(READER)).status()).isEqualTo(403);
            assertThat(API.send(settling).status()).isEqualTo(401);
        }
    }

    private static String newest() {
        return get("/orders/quarantine?limit=1").json().at("/data/0/id").asText();
    }

    private static Reply discard(String id, String query) {
        return API.send(
                Call.of("DELETE", "/orders/quarantine/" + id + "?" + query).by(SHOP));
    }

    private static Reply post(String target, String body) {
        return API.send(Call.post(target, body).by(SHOP));
    }

    private static Reply get(String target) {
        return API.send(Call.get(target).by(READER));
    }
}
