package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.stands.Teardown;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandCommandsTest {

    private static final TestApi API = TestApi.start();
    private static final String STANDS = API.token(Scope.STANDS);
    private static final String READ = API.token(Scope.READ);

    @BeforeAll
    static void offer() {
        API.stands().offer("webshop");
        API.stands().offer("rock", new Teardown(Teardown.By.NOTHING, Map.of()));
        API.stands().offer("sand", new Teardown(Teardown.By.VARIABLES, Map.of("STAND_ACTION", "destroy")));
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    private static Reply command(String name, String command) {
        return API.send(
                Call.of("POST", "/api/v1/stands/" + name + "/" + command).by(STANDS));
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
}
