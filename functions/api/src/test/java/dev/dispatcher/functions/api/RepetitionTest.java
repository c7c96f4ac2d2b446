package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {

    private static final TestApi API = TestApi.start();
    private static final String PUBLISHER = API.token(Scope.EVENTS);
    private static final String READER = API.token(Scope.READ);
    private static final String ADMIN = API.token(Scope.ADMIN);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void makesOneEventOfOneKey() {
        var call = Call.post("/events", "{\"type\":\"keyed\",\"payload\":1}")
                .by(PUBLISHER)
                .header("idempotency-key", "k-1");

        var first = API.send(call);
        var again = API.send(call);
        var other = API.send(Call.post("/events", "{\"type\":\"keyed\",\"payload\":2}")
                .by(PUBLISHER)
                .header("idempotency-key", "k-1"));
        var somebody = API.send(Call.post("/events", "{\"type\":\"keyed\",\"payload\":2}")
                .by(ADMIN)
                .header("idempotency-key", "k-1"));

        assertThat(first.header("idempotency-replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
        assertThat(somebody.status()).isEqualTo(201);
        assertThat(list("type=keyed").at("/pagination/total").asInt()).isEqualTo(2);
    }

    @Test
    void doesNotRememberARefusal() {
        var call = Call.post("/events", "{\"type\":\"order.x\",\"payload\":1}")
                .by(PUBLISHER)
                .header("idempotency-key", "k-2");
        var unstorable = Call.post("/events", "{\"type\":\"x\",\"payload\":1e200000}")
                .by(PUBLISHER)
                .header("idempotency-key", "k-2");
        assertThat(API.send(call).status()).isEqualTo(403);
        assertThat(API.send(unstorable).status()).isEqualTo(400);

        assertThat(API.send(Call.post("/events", "{\"type\":\"mended\",\"payload\":1}")
                                .by(PUBLISHER)
                                .header("idempotency-key", "k-2"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é"})
    void wantsAKeyOfVisibleCharacters(String key) {
        var reply = API.send(Call.post("/events", "{\"type\":\"x\",\"payload\":1}")
                .by(PUBLISHER)
                .header("idempotency-key", key));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/Idempotency-Key");
    }

    private static com.fasterxml.jackson.databind.JsonNode list(String query) {
        var reply = API.send(Call.get("/events?" + query).by(READER));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }
}
