package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.Eventually;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookupTest {

    @Test
    void tellsWhetherTheDatabaseWasAsked() {
        try (var api = TestApi.start()) {
            var admin = api.token(Scope.ADMIN);
            var get = Call.get("/orders/looked-up").by(admin);

            var first = api.send(get);
            assertThat(first.status()).isEqualTo(404);
            assertThat(first.text("code")).isEqualTo("not_found");
            assertThat(first.header("x-cache")).isEqualTo("miss");
            assertThat(api.send(get).header("x-cache")).isEqualTo("negative");
            assertThat(api.send(get).status()).isEqualTo(404);

            api.send(Call.post("/orders", SampleOrder.of("looked-up")).by(admin));

            var found = api.send(get);
            assertThat(found.status()).isEqualTo(200);
            assertThat(found.header("x-cache")).isEqualTo("miss");
            assertThat(api.send(get).header("x-cache")).isEqualTo("hit");
            assertThat(api.send(Call.get("/order/looked-up").by(admin)).header("x-cache"))
                    .isEqualTo("hit");
        }
    }

    @Test
    void sparesTheAnswerToWhoHasIt() {
        try (var api = TestApi.start()) {
            var admin = api.token(Scope.ADMIN);
            api.send(Call.post("/orders", SampleOrder.of("tagged")).by(admin));
            var get = Call.get("/orders/tagged").by(admin);
            var tag = api.send(get).header("etag");

            assertThat(tag).matches("\"[0-9a-f]{64}\"");
            for (var known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
                var reply = api.send(get.header("if-none-match", known));
                assertThat(reply.status()).as(known).isEqualTo(304);
                assertThat(reply.body()).isEmpty();
                assertThat(reply.header("etag")).isEqualTo(tag);
                assertThat(reply.header("x-cache")).isEqualTo("hit");
            }
            assertThat(api.send(get.header("if-none-match", "\"other\"")).status())
                    .isEqualTo(200);
            assertThat(api.send(get.header("if-none-match", "rubbish,,")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void servesWhatItKnowsWhileTheDatabaseIsAway() {
        var database = TestPostgres.fresh();
        try (var api = new TestApi(database)) {
            var admin = api.token(Scope.ADMIN);
            for (var uid : new String[] {"known", "unread"}) {
                api.send(Call.post("/orders", SampleOrder.of(uid)).by(admin));
            }
            var known = Call.get("/orders/known").by(admin);
            api.send(known);

            TestPostgres.asOwner("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
            TestPostgres.asOwner(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");

            assertThat(api.send(known).status()).isEqualTo(200);
            assertThat(api.send(known).header("x-cache")).isEqualTo("hit");
            var away = api.send(Call.get("/orders/unread").by(admin));
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text("code")).isEqualTo("unavailable");
            assertThat(away.header("retry-after")).isEqualTo("5");
            assertThat(api.send(Call.get("/orders/nobodys").by(admin)).status()).isEqualTo(503);

            TestPostgres.asOwner("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS true");
            Eventually.eventually(
                    "the database is back",
                    Duration.ofSeconds(30),
                    () -> api.send(Call.get("/orders/unread").by(admin)).status() == 200);
            assertThat(api.send(Call.get("/orders/nobodys").by(admin)).status()).isEqualTo(404);
        }
    }
}
