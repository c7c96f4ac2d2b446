package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {

    private static final TestApi API = TestApi.start();
    private static final String READ = API.token(Scope.READ);
    private static final String ADMIN = API.token(Scope.ADMIN);

    @AfterAll
    static void stop() {
        API.close();
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
