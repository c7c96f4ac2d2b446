package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);
    private static final String EVENT = "{\"type\":\"demo.echo\",\"payload\":{}}";

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void measuresABodyBeforeItReadsIt() {
        var large = "x".repeat(272 * 1024 + 1);

        assertThat(API.send(Call.post("/events", large).by(ADMIN)).status()).isEqualTo(413);
        assertThat(API.send(Call.post("/events", "ü".repeat(140 * 1024)).by(ADMIN))
                        .status())
                .isEqualTo(413);
        assertThat(API.send(Call.post("/events", "")
                                .bytes(large.getBytes(StandardCharsets.UTF_8))
                                .by(ADMIN))
                        .status())
                .isEqualTo(413);
        assertThat(API.send(Call.post("/events/batch", "x".repeat(5 * 1024 * 1024 + 1))
                                .by(ADMIN))
                        .status())
                .isEqualTo(413);
        assertThat(API.send(Call.post("/events/batch", large).by(ADMIN)).status())
                .isEqualTo(400);
    }

    @Test
    void readsBase64AndNothingButUtf8InIt() {
        var call = Call.post("/events", "").by(ADMIN);

        assertThat(API.send(call.bytes("{\"type\":\"ok\",\"payload\":\"ü😀\"}".getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(201);
        assertThat(API.send(call.bytes("{\"type\":\"ok\",\"payload\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1)))
                        .text("error"))
                .isEqualTo("The body is not UTF-8.");
        assertThat(API.send(new Call("POST", "/events", call.headers(), "!!", true))
                        .text("error"))
                .isEqualTo("The body is not proper Base64.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"type\":\"x\",\"payload\":1}{}",
                "{\"type\":\"x\",\"payload\":{\"a\":1,\"a\":2}}"
            })
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=iso-8859-1",
                "nonsense",
                "a/b/c;;"
            })
    void wantsJson(String contentType) {
        var reply = API.send(Call.post("/events", EVENT).by(ADMIN).header("content-type", contentType));

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.text("code")).isEqualTo("unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=UTF-8", "APPLICATION/JSON;charset=\"utf-8\""})
    void takesJsonHoweverItIsSpelled(String contentType) {
        assertThat(API.send(Call.post("/events", EVENT).by(ADMIN).header("content-type", contentType))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesABodyOfNoDeclaredTypeForJson() {
        assertThat(API.send(Call.post("/events", EVENT).by(ADMIN).without("content-type"))
                        .status())
                .isEqualTo(201);
    }
}
