package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final TestApi API = TestApi.start();
    private static final String PUBLISHER = API.token(Scope.EVENTS);
    private static final String READER = API.token(Scope.READ);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void storesABatchInItsOrder() {
        var reply = API.send(Call.post(
                        "/events/batch",
                        "{\"events\":[{\"type\":\"b1\",\"payload\":1},{\"type\":\"b2\",\"payload\":2,\"created_at\":\"2026-01-01T00:00:00Z\"}]}")
                .by(PUBLISHER));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("data")).hasSize(2);
        assertThat(reply.json().at("/data/0/type").asText()).isEqualTo("b1");
        assertThat(reply.json().at("/data/1/created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void storesAllOfABatchOrNoneAndNamesEachBadOne() {
        var reply = API.send(Call.post(
                        "/events/batch",
                        "{\"events\":[{\"type\":\"none.1\",\"payload\":1},{\"type\":\"\"},{\"type\":\"none.2\",\"payload\":\"x\"},null,{\"payload\":2,\"x\":1}]}")
                .by(PUBLISHER));
        var unstorable = API.send(Call.post(
                        "/events/batch",
                        "{\"events\":[{\"type\":\"none.1\",\"payload\":1},{\"type\":\"none.2\",\"payload\":1e200000}]}")
                .by(PUBLISHER));
        var reserved = API.send(Call.post(
                        "/events/batch",
                        "{\"events\":[{\"type\":\"none.1\",\"payload\":1},{\"type\":\"order.x\",\"payload\":1}]}")
                .by(PUBLISHER));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder(
                        "/events/1/type", "/events/1/payload", "/events/3", "/events/4/type", "/events/4/x");
        assertThat(unstorable.status()).isEqualTo(400);
        assertThat(reserved.status()).isEqualTo(403);
        assertThat(reserved.pointers()).containsExactly("/events/1/type");
        assertThat(list("type=none.1").path("data")).isEmpty();
    }

    @Test
    void takesOneToAHundredEventsInABatch() {
        var one = "{\"type\":\"batch\",\"payload\":1}";

        assertThat(batch(List.of())).isEqualTo(400);
        assertThat(batch(Collections.nCopies(100, one))).isEqualTo(201);
        assertThat(batch(Collections.nCopies(101, one))).isEqualTo(400);
    }

    private static int batch(List<String> events) {
        return API.send(Call.post("/events/batch", "{\"events\":[" + String.join(",", events) + "]}")
                        .by(PUBLISHER))
                .status();
    }

    private static com.fasterxml.jackson.databind.JsonNode list(String query) {
        var reply = API.send(Call.get("/events?" + query).by(READER));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }
}
