package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);

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
        var reply =
                API.send(Call.post("/events", "{\"type\":1}").by(ADMIN).header("accept", "application/problem+json"));

        assertThat(reply.header("content-type")).isEqualTo("application/problem+json");
        assertThat(reply.json()).isEqualTo(Reply.parse("""
                {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "/type must be a string.",
                 "code": "invalid_request", "request_id": "request-1",
                 "fields": [{"pointer": "/type", "message": "must be a string."}, {"pointer": "/payload", "message": "is missing."}]}"""));
        assertThat(API.send(Call.get("/api/v1/health").header("accept", "application/problem+json"))
                        .status())
                .isEqualTo(200);
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
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "text/html, application/json;q=0.5",
                "application/json, text/plain, */*",
                ";;;",
                "",
                "x",
                "application/problem+json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
            })
    void answersWhoAcceptsJson(String accept) {
        assertThat(API.send(Call.get("/events").by(ADMIN).header("accept", accept))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void doesNotAnswerWhoCannotReadJson() {
        var reply = API.send(Call.get("/events").by(ADMIN).header("accept", "text/html"));

        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.text("code")).isEqualTo("not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events?type=%",
                "/events?type=%zz",
                "/events?type=%ff",
                "/events?%00=1",
                "/events?type=a%00",
                "/events/%",
                "/events/%c3%28",
                "/events/%00",
                "/events?type=%ed%a0%80"
            })
    void refusesWhatIsNotProperlyEncoded(String target) {
        var reply = API.send(Call.get(target).by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("bad_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events/ü",
                "/events/%7Bid%7D",
                "/events/a b",
                "/events/..",
                "//events",
                "/events/%2e%2e/x",
                "/events/%F0%9F%98%80",
                "/{x}",
                "/events/;x",
                "nothing",
                "/events/\\"
            })
    void findsNothingBehindStrangePaths(String path) {
        assertThat(API.send(Call.get(path).by(ADMIN)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "accept-language,;",
        "cookie,;;=",
        "x y,z",
        "range,bytes=x",
        "x-http-method-override,DELETE",
        "origin,null"
    })
    void overlooksHeadersThatMeanNothingHere(String name, String value) {
        assertThat(API.send(Call.get("/events").by(ADMIN).header(name, value)).status())
                .isEqualTo(200);
    }

    @Test
    void refusesAParameterThatIsGivenTwice() {
        var reply = API.send(Call.get("/events?type=a&limit=5&type=b").by(ADMIN));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/type");
    }
}
