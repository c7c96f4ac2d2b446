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
    private static final String ADMIN = API.token(Scope.ADMIN);

    @BeforeAll
    static void offer() {
        API.stands().offer("webshop", "billing");
        API.stands().offer("rock", new Teardown(Teardown.By.NOTHING, Map.of()));
        API.stands().offer("sand", new Teardown(Teardown.By.VARIABLES, Map.of("STAND_ACTION", "destroy")));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    private static Reply create(String body) {
        return API.send(Call.post("/api/v1/stands", body).by(STANDS));
    }

    private static Reply command(String name, String command) {
        return API.send(
                Call.of("POST", "/api/v1/stands/" + name + "/" + command).by(STANDS));
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

    @ParameterizedTest
    @ValueSource(strings = {"retry", "cancel", "stop", "start", "extend"})
    void knowsNoOtherStand(String command) {
        assertThat(command("nobody", command).status()).isEqualTo(404);
        assertThat(API.send(Call.of("DELETE", "/api/v1/stands/nobody").by(STANDS))
                        .status())
                .isEqualTo(404);
        assertThat(API.send(Call.get("/api/v1/stands/nobody").by(READ)).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "stop", "start"})
    void namesTheRunThatBlocks(String command) {
        var name = API.stands().queued("webshop");
        var run = API.send(Call.get("/api/v1/stands/" + name).by(READ))
                .json()
                .path("run")
                .path("id")
                .asText();

        var reply = command(name, command);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.text("error")).contains(run, "queued");
    }

    @Test
    void doesWhatCanBeDone() {
        assertThat(command(API.stands().failed("webshop"), "retry").text("status"))
                .isEqualTo("queued");
        assertThat(command(API.stands().queued("webshop"), "cancel").status()).isEqualTo(202);
        assertThat(command(API.stands().ready("webshop"), "stop").text("status"))
                .isEqualTo("stopping");
        assertThat(command(API.stands().stopped("webshop"), "start").text("status"))
                .isEqualTo("queued");
        assertThat(command(API.stands().ready("sand"), "stop").status()).isEqualTo(202);
        var name = API.stands().ready("webshop");
        var before = API.send(Call.get("/api/v1/stands/" + name).by(READ)).text("expires_at");
        assertThat(command(name, "extend?hours=5").text("expires_at")).isGreaterThan(before);
        for (int i = 0; i < 2; i++) {
            var deleted = API.send(Call.of("DELETE", "/api/v1/stands/" + name).by(STANDS));
            assertThat(deleted.status()).isEqualTo(202);
            assertThat(deleted.text("status")).isEqualTo("deleting");
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        var ready = API.stands().ready("webshop");
        var queued = API.stands().queued("webshop");

        assertThat(command(ready, "retry").status()).isEqualTo(409);
        assertThat(command(ready, "start").status()).isEqualTo(409);
        assertThat(command(ready, "cancel").status()).isEqualTo(409);
        assertThat(command(queued, "extend").status()).isEqualTo(409);
        assertThat(command(API.stands().stopped("webshop"), "stop").status()).isEqualTo(409);
        assertThat(command(ready, "extend?hours=0").pointers()).containsExactly("/hours");
    }

    @Test
    void saysSoWhenNothingStopsAProduct() {
        var name = API.stands().ready("rock");

        assertThat(command(name, "stop").status()).isEqualTo(409);
        assertThat(command(name, "stop").text("error")).contains("nothing stops it");
        assertThat(API.send(Call.of("DELETE", "/api/v1/stands/" + name).by(STANDS))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void keepsProducts() {
        var body = "{\"name\":\"New\",\"project\":\"a/b\",\"ttl_minutes\":60,\"variables\":{\"SIZE\":\"big\"}}";
        var saved = API.send(Call.of("PUT", "/api/v1/subos/new").with(body).by(ADMIN));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(API.send(Call.get("/api/v1/subos").by(READ)).text("new")).isEqualTo("New");
        assertThat(API.send(Call.get("/api/v1/subos/all").by(READ)).json()).contains(saved.json());
        assertThat(API.send(Call.of("DELETE", "/api/v1/subos/new").by(ADMIN)).status())
                .isEqualTo(204);
        assertThat(API.send(Call.of("DELETE", "/api/v1/subos/new").by(ADMIN)).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x|{\"project\":\"p\"}|400|/name",
                "x|{\"name\":\"X\"}|422|/project",
                "X|{\"name\":\"X\",\"project\":\"p\"}|422|/code",
                "x|{\"name\":\"X\",\"project\":\"p\",\"ttl_minutes\":0}|400|/ttl_minutes",
                "x|{\"name\":\"X\",\"project\":\"p\",\"ttl_minutes\":60,\"life_minutes_max\":30}|400|/life_minutes_max",
                "x|{\"name\":\"X\",\"project\":\"p\",\"teardown\":\"fire\"}|400|/teardown",
                "x|{\"name\":\"X\",\"project\":\"p\",\"teardown\":\"variables\"}|400|/teardown_variables",
                "x|{\"name\":\"X\",\"project\":\"p\",\"variables\":{\"A B\":\"x\"}}|400|/variables/A B",
                "x|{\"name\":\"X\",\"project\":\"p\",\"variables\":{\"PRODUCTS\":\"x\"}}|400|/variables/PRODUCTS",
                "x|{\"name\":\"X\",\"project\":\"p\",\"steps\":[{\"name\":\"s\"}]}|400|/steps/0/stages",
                "x|{\"name\":\"X\",\"project\":\"p\",\"url\":\"ftp://x\"}|400|/url"
            })
    void refusesOtherProducts(String code, String body, int status, String pointer) {
        var reply = API.send(Call.of("PUT", "/api/v1/subos/" + code).with(body).by(ADMIN));

        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.pointers()).contains(pointer);
    }
}
