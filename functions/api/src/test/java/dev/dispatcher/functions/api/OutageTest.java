package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.TestPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {

    @Test
    void saysThatTheDatabaseIsAwayAndComesBackWithIt() {
        var database = TestPostgres.fresh();
        try (var api = new TestApi(database)) {
            var admin = api.token(Scope.ADMIN);
            var publish = Call.post("/events", "{\"type\":\"x\",\"payload\":1}").by(admin);
            assertThat(api.send(publish).status()).isEqualTo(201);

            TestPostgres.asOwner("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
            TestPostgres.asOwner(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");

            for (var call : new Call[] {
                publish, Call.get("/api/v1/health"), Call.get("/events").by("dsp_unknown")
            }) {
                var away = api.send(call);
                assertThat(away.status()).as(away.body()).isEqualTo(503);
                assertThat(away.text("code")).isEqualTo("unavailable");
                assertThat(away.header("retry-after")).isEqualTo("5");
            }

            TestPostgres.asOwner("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS true");
            Eventually.eventually(
                    "the API is back",
                    Duration.ofSeconds(30),
                    () -> api.send(publish).status() == 201);
            assertThat(api.send(Call.get("/api/v1/health")).status()).isEqualTo(200);
        }
    }
}
