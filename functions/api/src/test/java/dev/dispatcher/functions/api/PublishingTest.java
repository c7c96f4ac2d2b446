package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.TestQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishingTest {

    private static final TestApi API = TestApi.start();
    private static final String PUBLISHER = API.token(Scope.EVENTS);
    private static final String READER = API.token(Scope.READ);
    private static final String ADMIN = API.token(Scope.ADMIN);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void storesAnEventAndSaysSo() {
        var reply = publish(
                "{\"type\":\"shop.sold\",\"payload\":{\"n\":1.10},\"created_at\":\"2026-01-31T13:00:00+01:00\"}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(keys(reply)).containsExactly("id", "type", "status", "created_at", "received_at", "attempts");
        assertThat(UUID.fromString(reply.text("id")).version()).isEqualTo(7);
        assertThat(reply.text("type")).isEqualTo("shop.sold");
        assertThat(reply.text("status")).isEqualTo("queued");
        assertThat(reply.text("created_at")).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(Instant.parse(reply.text("received_at"))).isAfter("2026-02-01T00:00:00Z");
        assertThat(reply.json().path("attempts").asInt(-1)).isZero();
    }

    @Test
    void showsAnEventWithItsPayloadAsItWasSent() {
        var id = publish(
                        "{\"type\":\"a\",\"payload\":{\"big\":12345678901234567890.12345678901234567890,\"x\":[null,\"ü\"]}}")
                .text("id");

        var reply = API.send(Call.get("/events/" + id).by(READER));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(keys(reply))
                .containsExactly(
                        "id",
                        "type",
                        "status",
                        "payload",
                        "created_at",
                        "received_at",
                        "processed_at",
                        "error",
                        "attempts");
        assertThat(reply.body()).contains("12345678901234567890.12345678901234567890");
        assertThat(reply.json().path("payload"))
                .isEqualTo(Reply.parse("{\"x\":[null,\"ü\"],\"big\":12345678901234567890.12345678901234567890}"));
        assertThat(reply.json().path("processed_at").isNull()).isTrue();
        assertThat(API.send(Call.get("/events/" + id.toUpperCase(java.util.Locale.ROOT))
                                .by(READER))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "true", "[]", "{}", "[1,{\"a\":[]}]", "1e400", "-0.0"})
    void takesAnyJsonValueForAPayload(String payload) {
        var reply = publish("{\"type\":\"any\",\"payload\":" + payload + "}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(API.send(Call.get("/events/" + reply.text("id")).by(READER))
                        .json()
                        .has("payload"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-d:e/f0", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void takesTypesOfTheAllowedCharacters(String type) {
        assertThat(publish("{\"type\":\"" + type + "\",\"payload\":1}").status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /type /payload",
                "{\"type\":\"x\"} | /payload",
                "{\"payload\":1} | /type",
                "{\"type\":null,\"payload\":1} | /type",
                "{\"type\":\"\",\"payload\":1} | /type",
                "{\"type\":\"a b\",\"payload\":1} | /type",
                "{\"type\":\"ü\",\"payload\":1} | /type",
                "{\"type\":\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",\"payload\":1} | /type",
                "{\"type\":7,\"payload\":1,\"created_at\":\"now\",\"id\":3} | /type /created_at /id",
                "{\"type\":\"x\",\"payload\":1,\"created_at\":1700000000} | /created_at",
                "{\"type\":\"x\",\"payload\":\"\\u0000\"} | /payload",
                "{\"type\":\"x\",\"payload\":{\"a\":[\"\\ud800\"]}} | /payload/a/0",
                "{\"type\":\"x\\u0000\",\"payload\":1} | /type",
            })
    void namesWhatIsWrongWithAnEvent(String body, String pointers) {
        var reply = publish(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(String.join(" ", reply.pointers())).isEqualTo(pointers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1e131072]", "1e200000"})
    void refusesNumbersThatPostgresCannotKeep(String payload) {
        assertThat(publish("{\"type\":\"x\",\"payload\":" + payload + "}").status())
                .isEqualTo(400);
    }

    @Test
    void takesPayloadsUpToTheLimitAndNoLarger() {
        var most = "\"" + "x".repeat(256 * 1024 - 2) + "\"";

        assertThat(publish("{\"type\":\"x\",\"payload\":" + most + "}").status())
                .isEqualTo(201);
        var reply = publish("{\"type\":\"x\",\"payload\":" + most.replace("\"x", "\"xx") + "}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.pointers()).containsExactly("/payload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab.push",
                "github.x",
                "telegram.update",
                "stand.",
                "script.x",
                "notification.x",
                "order.x",
                "dispatcher.x"
            })
    void keepsReservedTypesToItselfEvenFromAdministrators(String type) {
        var reply = API.send(Call.post("/events", "{\"type\":\"" + type + "\",\"payload\":1}")
                .by(ADMIN));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.pointers()).containsExactly("/type");
    }

    @Test
    void tellsTheWorkerAboutWhatItStored() {
        TestQueues.purge(API.queue);
        var id = publish("{\"type\":\"nudged\",\"payload\":1}").text("id");

        assertThat(TestQueues.receive(API.queue, 1, Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(id));
    }

    private static Reply publish(String body) {
        return API.send(Call.post("/events", body).by(PUBLISHER));
    }

    private static List<String> keys(Reply reply) {
        return reply.json().properties().stream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
