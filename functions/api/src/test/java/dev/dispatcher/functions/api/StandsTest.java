package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.stands.Teardown;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandsTest {

    private static final TestApi API = TestApi.start();
    private static final String STANDS = API.token(Scope.STANDS);
    private static final String READ = API.token(Scope.READ);

    @BeforeAll
    static void offer() {
        API.stands().offer("webshop", "billing");
        API.stands().offer("rock", new Teardown(Teardown.By.NOTHING, Map.of()));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    private static Reply create(String body) {
        return API.send(Call.post("/api/v1/stands", body).by(STANDS));
    }

    @Test
    void putsAStandInLine() {
        var reply = create("{\"name\":\"alpha\",\"products\":[\"webshop\"],\"user_id\":100200300}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("status")).isEqualTo("queued");
        assertThat(reply.text("ref")).isEqualTo("master");
        assertThat(reply.text("message")).isEqualTo("Стенд alpha добавлен в очередь на создание");
        assertThat(API.send(Call.get("/api/v1/stands/alpha").by(READ)).text("name"))
                .isEqualTo("alpha");
    }

    @Test
    void takesTheOlderServicesNames() {
        var reply = create(
                "{\"nameStand\":\"older\",\"products\":[\"webshop\",\"billing\"],\"userID\":100200300,\"ref\":\"main\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text("ref")).isEqualTo("main");
        assertThat(reply.json().path("user_id").asLong()).isEqualTo(100200300);
        assertThat(reply.json().path("products")).hasSize(2);
    }

    @Test
    void namesTheStandAndTheRunThatAreInTheWay() {
        var body = "{\"name\":\"twice\",\"products\":[\"webshop\"],\"user_id\":100200300}";
        var run = create(body).json().path("run").path("id").asText();

        var reply = create(body);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("code")).isEqualTo("conflict");
        assertThat(reply.text("error")).contains("twice", "queued", run);
    }

    @Test
    void makesOneStandUnderOneKey() {
        var call = Call.post("/api/v1/stands", "{\"name\":\"keyed\",\"products\":[\"webshop\"],\"user_id\":100200300}")
                .by(STANDS)
                .header("idempotency-key", "k-1");
        var first = API.send(call);
        var again = API.send(call);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "a", "1a", "a_b", "-ab", "a.b", "стенд", "a b", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop"
            })
    void refusesOtherNames(String name) {
        var reply = create("{\"name\":\"%s\",\"products\":[\"webshop\"],\"user_id\":100200300}".formatted(name));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("code")).isEqualTo("unprocessable");
        assertThat(reply.text("error")).contains("^[a-z][a-z0-9-]{1,40}$");
        assertThat(reply.pointers()).containsExactly("/name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"bad\",\"products\":[\"nothing\"],\"user_id\":100200300}|422|/products",
                "{\"name\":\"bad\",\"products\":[\"webshop\"],\"user_id\":5}|422|/user_id",
                "{\"name\":\"bad\",\"products\":[\"webshop\",\"rock\"],\"user_id\":100200300}|422|/products",
                "{\"name\":\"master\",\"products\":[\"webshop\"],\"user_id\":100200300}|422|/name",
                "{\"name\":\"bad\",\"products\":[],\"user_id\":100200300}|400|/products",
                "{\"name\":\"bad\",\"products\":[null],\"user_id\":100200300}|400|/products/0",
                "{\"name\":\"bad\",\"products\":[\"webshop\"]}|400|/user_id",
                "{\"products\":[\"webshop\"],\"user_id\":100200300}|400|/name",
                "{\"name\":\"bad\",\"user_id\":100200300}|400|/products",
                "{\"name\":\"bad\",\"products\":[\"webshop\"],\"user_id\":\"x\"}|400|/user_id",
                "{\"name\":\"bad\",\"products\":[\"webshop\"],\"user_id\":1,\"ttl\":1}|400|/ttl",
                "{\"name\":\"bad\",\"nameStand\":\"worse\",\"products\":[\"webshop\"],\"user_id\":1}|400|/nameStand",
                "{\"name\":\"bad\",\"products\":[\"webshop\"],\"user_id\":1,\"userID\":2}|400|/userID",
                "{\"name\":\"bad\",\"products\":[\"webshop\"],\"user_id\":1,\"ref\":\"\"}|400|/ref"
            })
    void refusesWhatCannotBeMade(String body, int status, String pointer) {
        var reply = create(body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.pointers()).contains(pointer);
    }

    @Test
    void keepsWhoMayNotOut() {
        assertThat(API.send(Call.post("/api/v1/stands", "{}").by(READ)).status())
                .isEqualTo(403);
        assertThat(API.send(Call.of("DELETE", "/api/v1/stands/x").by(READ)).status())
                .isEqualTo(403);
        assertThat(API.send(Call.of("PUT", "/api/v1/subos/x").with("{}").by(STANDS))
                        .status())
                .isEqualTo(403);
        assertThat(API.send(Call.get("/api/v1/stands")).status()).isEqualTo(401);
        assertThat(API.send(Call.get("/api/v1/subos").by(STANDS)).status()).isEqualTo(200);
    }

    @Test
    void listsByStatusAndOwner() {
        var ready = API.stands().ready("webshop");
        var found =
                API.send(Call.get("/api/v1/stands?status=ready&owner=100200300").by(READ));

        assertThat(found.json().findValuesAsText("name")).contains(ready);
        assertThat(found.json().findValuesAsText("status")).containsOnly("ready");
        assertThat(API.send(Call.get("/api/v1/stands?owner=5").by(READ)).json()).isEmpty();
        assertThat(API.send(Call.get("/api/v1/stands?status=fine").by(READ)).pointers())
                .containsExactly("/status");
        assertThat(API.send(Call.get("/api/v1/stands?owner=me").by(READ)).pointers())
                .containsExactly("/owner");
        assertThat(API.send(Call.get("/api/v1/stands?stuck=maybe").by(READ)).pointers())
                .containsExactly("/stuck");
    }
}
