package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {

    private static final TestApi API = TestApi.start();

    @AfterAll
    static void stop() {
        API.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/events,",
        "POST,/events,",
        "POST,/events/batch,",
        "GET,/api/v1/tokens,",
        "DELETE,/api/v1/tokens/x,",
        "GET,/events/stats,",
        "GET,/events,Basic YTpi",
        "GET,/events,Bearer",
        "GET,/events,Bearer dsp_unknown",
        "GET,/events,Bearer a b",
        "HEAD,/events,"
    })
    void letsNobodyInWithoutAToken(String method, String path, String authorization) {
        var call = Call.of(method, path);
        if (authorization != null) call = call.header("Authorization", authorization);

        var reply = API.send(call);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/events,EVENTS,read", "POST,/events,READ,events", "POST,/events/batch,ORDERS,events",
        "GET,/api/v1/tokens,READ,admin", "POST,/api/v1/tokens,EVENTS,admin", "POST,/events/1/process,READ,events"
    })
    void namesTheScopeThatIsMissing(String method, String path, Scope held, String missing) {
        var reply = API.send(Call.of(method, path).by(API.token(held)));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text("error")).contains("'" + missing + "'");
    }

    @Test
    void doesNotLetInWhoHasExpiredOrWasRevoked() {
        var tokens = API.context.getBean(dev.dispatcher.database.ApiTokens.class);
        var expired = tokens.issue("late", List.of(Scope.READ), Instant.EPOCH.plusSeconds(1));
        var revoked = tokens.issue("gone", List.of(Scope.READ), null);
        assertThat(API.send(Call.get("/events").by(revoked.secret())).status()).isEqualTo(200);
        tokens.revoke(revoked.token().id());

        assertThat(API.send(Call.get("/events").by(expired.secret())).status()).isEqualTo(401);
        assertThat(API.send(Call.get("/events").by(revoked.secret())).status()).isEqualTo(401);
    }
}
