package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);
    private static final String EVENT = "{\"type\":\"demo.echo\",\"payload\":{}}";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void tellsThatItIsWell() {
        var reply = API.send(Call.get("/api/v1/health"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).matches("\\{\"status\":\"ok\",\"database\":\"ok\",\"schema_version\":\"\\d+\"}");
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(reply.header("x-request-id")).isEqualTo("request-1");
    }

    @Test
    void writesErrorsInOneShape() {
        var reply = API.send(Call.get("/nowhere"));

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body())
                .isEqualTo(
                        "{\"error\":\"There is no such resource.\",\"code\":\"not_found\",\"request_id\":\"request-1\"}");
        assertThat(reply.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void writesErrorsAsRfc9457ToWhoeverAsks() {
        var reply = API.send(Call.post("/events", "{\"type\":1}")
                .by(ADMIN)
                .header("accept", "application/problem+json"));

        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        assertThat(reply.json()).isEqualTo(Reply.parse("""
                {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "/type must be a string.",
                 "code": "invalid_request", "request_id": "request-1",
                 "fields": [{"pointer": "/type", "message": "must be a string."}, {"pointer": "/payload", "message": "is missing."}]}"""));
        assertThat(API.send(Call.get("/api/v1/health").header("accept", "application/problem+json"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/events,", "POST,/events,", "POST,/events/batch,", "GET,/api/v1/tokens,", "DELETE,/api/v1/tokens/x,",
        "GET,/events/stats,", "GET,/events,Basic YTpi", "GET,/events,Bearer", "GET,/events,Bearer dsp_unknown",
        "GET,/events,Bearer a b", "HEAD,/events,"
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

    @Test
    void namesTheAllowedMethods() {
        var reply = API.send(Call.of("PATCH", "/events"));
        var options = API.send(Call.of("OPTIONS", "/events"));

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.text("code")).isEqualTo("method_not_allowed");
        assertThat(reply.header("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(API.send(Call.of("BREW", "/events")).status()).isEqualTo(405);
        assertThat(API.send(Call.of("BREW", "/nowhere")).status()).isEqualTo(404);
    }

    @Test
    void answersHeadWithoutABody() {
        var reply = API.send(Call.of("HEAD", "/api/v1/health"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(reply.header("content-type")).isEqualTo("application/json");
        assertThat(API.send(Call.of("HEAD", "/nowhere"))).satisfies(missing -> {
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.body()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
        "application/json; charset=iso-8859-1", "nonsense", "a/b/c;;"})
    void wantsJson(String contentType) {
        var reply = API.send(Call.post("/events", EVENT).by(ADMIN).header("content-type", contentType));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.text("code")).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=UTF-8", "APPLICATION/JSON;charset=\"utf-8\""})
    void takesJsonHoweverItIsSpelled(String contentType) {
        assertThat(API.send(Call.post("/events", EVENT).by(ADMIN).header("content-type", contentType)).status())
                .isEqualTo(201);
    }

    @Test
    void takesABodyOfNoDeclaredTypeForJson() {
        assertThat(API.send(Call.post("/events", EVENT).by(ADMIN).without("content-type")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "text/html, application/json;q=0.5", "application/json, text/plain, */*", ";;;", "", "x",
        "application/problem+json", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
    void answersWhoAcceptsJson(String accept) {
        assertThat(API.send(Call.get("/events").by(ADMIN).header("accept", accept)).status()).isEqualTo(200);
    }

    @Test
    void doesNotAnswerWhoCannotReadJson() {
        var reply = API.send(Call.get("/events").by(ADMIN).header("accept", "text/html"));

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.text("code")).isEqualTo("not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events?type=%", "/events?type=%zz", "/events?type=%ff", "/events?%00=1", "/events?type=a%00",
        "/events/%", "/events/%c3%28", "/events/%00", "/events?type=%ed%a0%80"})
    void refusesWhatIsNotProperlyEncoded(String target) {
        var reply = API.send(Call.get(target).by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("bad_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/ü", "/events/%7Bid%7D", "/events/a b", "/events/..", "//events", "/events/%2e%2e/x", "/events/%F0%9F%98%80",
        "/{x}", "/events/;x", "nothing", "/events/\\"})
    void findsNothingBehindStrangePaths(String path) {
        assertThat(API.send(Call.get(path).by(ADMIN)).status()).isEqualTo(404);
    }

    @Test
    void refusesAParameterThatIsGivenTwice() {
        var reply = API.send(Call.get("/events?type=a&limit=5&type=b").by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/type");
    }

    @Test
    void measuresABodyBeforeItReadsIt() {
        var large = "x".repeat(272 * 1024 + 1);

        assertThat(API.send(Call.post("/events", large).by(ADMIN)).status()).isEqualTo(413);
        assertThat(API.send(Call.post("/events", "ü".repeat(140 * 1024)).by(ADMIN)).status()).isEqualTo(413);
        assertThat(API.send(Call.post("/events", "").bytes(large.getBytes(StandardCharsets.UTF_8)).by(ADMIN)).status())
                .isEqualTo(413);
        assertThat(API.send(Call.post("/events/batch", "x".repeat(5 * 1024 * 1024 + 1)).by(ADMIN)).status())
                .isEqualTo(413);
        assertThat(API.send(Call.post("/events/batch", large).by(ADMIN)).status()).isEqualTo(400);
    }

    @Test
    void readsBase64AndNothingButUtf8InIt() {
        var call = Call.post("/events", "").by(ADMIN);

        assertThat(API.send(call.bytes("{\"type\":\"ok\",\"payload\":\"ü😀\"}".getBytes(StandardCharsets.UTF_8))).status())
                .isEqualTo(201);
        assertThat(API.send(call.bytes("{\"type\":\"ok\",\"payload\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1))).text("error"))
                .isEqualTo("The body is not UTF-8.");
        assertThat(API.send(new Call("POST", "/events", call.headers(), "!!", true)).text("error"))
                .isEqualTo("The body is not proper Base64.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "null", "\"x\"", "{\"type\":\"x\",\"payload\":1}{}", "{\"type\":\"x\",\"payload\":{\"a\":1,\"a\":2}}"})
    void refusesABodyThatIsNotWhatItWants(String body) {
        var reply = API.send(Call.post("/events", body).by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isNotEmpty();
    }

    @Test
    void wantsABody() {
        var reply = API.send(Call.of("POST", "/events").by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("error")).isEqualTo("The body is empty.");
    }
}
