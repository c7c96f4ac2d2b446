package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void makesATokenThatWorksAndShowsItsSecretOnce() {
        var made = API.send(Call.post("/api/v1/tokens", "{\"name\":\"shop\",\"scopes\":[\"read\",\"events\",\"read\"]}")
                .by(ADMIN));
        var listed = API.send(Call.get("/api/v1/tokens").by(ADMIN));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly(
                        "id", "name", "scopes", "created_at", "expires_at", "last_used_at", "revoked_at", "secret");
        assertThat(made.json().path("scopes")).isEqualTo(Reply.parse("[\"read\",\"events\"]"));
        assertThat(API.send(Call.get("/events").by(made.text("secret"))).status())
                .isEqualTo(200);
        assertThat(listed.body())
                .contains(made.text("id"))
                .doesNotContain("secret")
                .doesNotContain(made.text("secret"));
    }

    @Test
    void revokesATokenAtOnceHereAndForGood() {
        var made = API.send(Call.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"]}")
                .by(ADMIN));
        var revoke = Call.of("DELETE", "/api/v1/tokens/" + made.text("id")).by(ADMIN);
        assertThat(API.send(Call.get("/events").by(made.text("secret"))).status())
                .isEqualTo(200);

        assertThat(API.send(revoke).status()).isEqualTo(204);
        assertThat(API.send(revoke).status()).isEqualTo(204);
        assertThat(API.send(Call.get("/events").by(made.text("secret"))).status())
                .isEqualTo(401);
    }

    @Test
    void findsNoTokenBehindAnIdThatIsNone() {
        for (var id : new String[] {"nonsense", "1-2-3-4-5", "00000000-0000-0000-0000-000000000000"}) {
            assertThat(API.send(Call.of("DELETE", "/api/v1/tokens/" + id).by(ADMIN))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void namesEverythingThatIsWrongWithANewToken() {
        var reply = API.send(Call.post(
                        "/api/v1/tokens",
                        "{\"name\":\" \",\"scopes\":[\"read\",\"root\",null,7],\"expires_at\":\"tomorrow\",\"color\":1}")
                .by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder("/name", "/scopes/1", "/scopes/2", "/scopes/3", "/expires_at", "/color");
    }

    @Test
    void wantsNamesScopesAndAFuture() {
        assertThat(refused("{}")).containsExactly("/name", "/scopes");
        assertThat(refused("{\"name\":\"x\",\"scopes\":[]}")).containsExactly("/scopes");
        assertThat(refused("{\"name\":\"%s\",\"scopes\":[\"read\"]}".formatted("x".repeat(101))))
                .containsExactly("/name");
        assertThat(refused("{\"name\":\"x\",\"scopes\":[\"read\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}"))
                .containsExactly("/expires_at");
    }

    @Test
    void repeatsARequestWithoutRepeatingTheSecret() {
        var call = Call.post("/api/v1/tokens", "{\"name\":\"once\",\"scopes\":[\"read\"]}")
                .by(ADMIN)
                .header("Idempotency-Key", "make-once");

        var first = API.send(call);
        var again = API.send(call);

        assertThat(first.json().has("secret")).isTrue();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.text("id")).isEqualTo(first.text("id"));
        assertThat(again.body()).doesNotContain("secret");
        assertThat(API.database()
                        .one("SELECT string_agg(answer, '') AS all FROM idempotency_keys", row -> row.text("all")))
                .hasValueSatisfying(all -> assertThat(all).doesNotContain("dsp_"));
    }

    private static java.util.List<String> refused(String body) {
        var reply = API.send(Call.post("/api/v1/tokens", body).by(ADMIN));
        assertThat(reply.status()).isEqualTo(400);
        return reply.pointers();
    }
}
