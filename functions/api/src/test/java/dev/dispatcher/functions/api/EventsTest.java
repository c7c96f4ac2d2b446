package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.TestQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

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
        var reply = publish("{\"type\":\"shop.sold\",\"payload\":{\"n\":1.10},\"created_at\":\"2026-01-31T13:00:00+01:00\"}");

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
        var id = publish("{\"type\":\"a\",\"payload\":{\"big\":12345678901234567890.12345678901234567890,\"x\":[null,\"ü\"]}}").text("id");

        var reply = API.send(Call.get("/events/" + id).by(READER));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(keys(reply)).containsExactly("id", "type", "status", "payload", "created_at", "received_at", "processed_at", "error", "attempts");
        assertThat(reply.body()).contains("12345678901234567890.12345678901234567890");
        assertThat(reply.json().path("payload")).isEqualTo(Reply.parse("{\"x\":[null,\"ü\"],\"big\":12345678901234567890.12345678901234567890}"));
        assertThat(reply.json().path("processed_at").isNull()).isTrue();
        assertThat(API.send(Call.get("/events/" + id.toUpperCase(java.util.Locale.ROOT)).by(READER)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "\"text\"", "true", "[]", "{}", "[1,{\"a\":[]}]", "1e400", "-0.0"})
    void takesAnyJsonValueForAPayload(String payload) {
        var reply = publish("{\"type\":\"any\",\"payload\":" + payload + "}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(API.send(Call.get("/events/" + reply.text("id")).by(READER)).json().has("payload")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b_c-d:e/f0", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"})
    void takesTypesOfTheAllowedCharacters(String type) {
        assertThat(publish("{\"type\":\"" + type + "\",\"payload\":1}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
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
        assertThat(publish("{\"type\":\"x\",\"payload\":" + payload + "}").status()).isEqualTo(400);
    }

    @Test
    void takesPayloadsUpToTheLimitAndNoLarger() {
        var most = "\"" + "x".repeat(256 * 1024 - 2) + "\"";

        assertThat(publish("{\"type\":\"x\",\"payload\":" + most + "}").status()).isEqualTo(201);
        var reply = publish("{\"type\":\"x\",\"payload\":" + most.replace("\"x", "\"xx") + "}");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.pointers()).containsExactly("/payload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitlab.push", "github.x", "telegram.update", "stand.", "script.x", "notification.x", "order.x", "dispatcher.x"})
    void keepsReservedTypesToItselfEvenFromAdministrators(String type) {
        var reply = API.send(Call.post("/events", "{\"type\":\"" + type + "\",\"payload\":1}").by(ADMIN));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.pointers()).containsExactly("/type");
    }

    @Test
    void showsPayloadsOfReservedTypesToAdministratorsOnly() {
        var id = publish("{\"type\":\"private\",\"payload\":{\"secret\":1}}").text("id");
        API.database().update("UPDATE events SET type = 'gitlab.push' WHERE id = ?::uuid", id);

        var toReader = API.send(Call.get("/events/" + id).by(READER));
        assertThat(toReader.json().path("payload_omitted").asBoolean()).isTrue();
        assertThat(toReader.json().has("payload")).isFalse();
        assertThat(API.send(Call.get("/events?type=gitlab.push").by(READER)).body()).doesNotContain("secret");
        assertThat(API.send(Call.get("/events/" + id).by(ADMIN)).json().has("payload")).isTrue();
        assertThat(API.send(Call.get("/events?type=gitlab.push").by(ADMIN)).body()).contains("secret");
    }

    @Test
    void storesABatchInItsOrder() {
        var reply = API.send(Call.post("/events/batch", "{\"events\":[{\"type\":\"b1\",\"payload\":1},{\"type\":\"b2\",\"payload\":2,\"created_at\":\"2026-01-01T00:00:00Z\"}]}").by(PUBLISHER));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().path("data")).hasSize(2);
        assertThat(reply.json().at("/data/0/type").asText()).isEqualTo("b1");
        assertThat(reply.json().at("/data/1/created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void storesAllOfABatchOrNoneAndNamesEachBadOne() {
        var reply = API.send(Call.post("/events/batch", "{\"events\":[{\"type\":\"none.1\",\"payload\":1},{\"type\":\"\"},{\"type\":\"none.2\",\"payload\":\"x\"},null,{\"payload\":2,\"x\":1}]}").by(PUBLISHER));
        var unstorable = API.send(Call.post("/events/batch", "{\"events\":[{\"type\":\"none.1\",\"payload\":1},{\"type\":\"none.2\",\"payload\":1e200000}]}").by(PUBLISHER));
        var reserved = API.send(Call.post("/events/batch", "{\"events\":[{\"type\":\"none.1\",\"payload\":1},{\"type\":\"order.x\",\"payload\":1}]}").by(PUBLISHER));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder("/events/1/type", "/events/1/payload", "/events/3", "/events/4/type", "/events/4/x");
        assertThat(unstorable.status()).isEqualTo(400);
        assertThat(reserved.status()).isEqualTo(403);
        assertThat(reserved.pointers()).containsExactly("/events/1/type");
        assertThat(list("type=none.1").path("data")).isEmpty();
    }

    @Test
    void takesOneToAHundredEventsInABatch() {
        var one = "{\"type\":\"batch\",\"payload\":1}";

        assertThat(batch(List.of())).isEqualTo(400);
        assertThat(batch(Collections.nCopies(100, one))).isEqualTo(201);
        assertThat(batch(Collections.nCopies(101, one))).isEqualTo(400);
    }

    @Test
    void tellsTheWorkerAboutWhatItStored() {
        TestQueues.purge(API.queue);
        var id = publish("{\"type\":\"nudged\",\"payload\":1}").text("id");

        assertThat(TestQueues.receive(API.queue, 1, Duration.ofSeconds(10)))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(id));
    }

    @Test
    void makesOneEventOfOneKey() {
        var call = Call.post("/events", "{\"type\":\"keyed\",\"payload\":1}").by(PUBLISHER).header("idempotency-key", "k-1");

        var first = API.send(call);
        var again = API.send(call);
        var other = API.send(Call.post("/events", "{\"type\":\"keyed\",\"payload\":2}").by(PUBLISHER).header("idempotency-key", "k-1"));
        var somebody = API.send(Call.post("/events", "{\"type\":\"keyed\",\"payload\":2}").by(ADMIN).header("idempotency-key", "k-1"));

        assertThat(first.header("idempotency-replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
        assertThat(somebody.status()).isEqualTo(201);
        assertThat(list("type=keyed").at("/pagination/total").asInt()).isEqualTo(2);
    }

    @Test
    void doesNotRememberARefusal() {
        var call = Call.post("/events", "{\"type\":\"order.x\",\"payload\":1}").by(PUBLISHER).header("idempotency-key", "k-2");
        var unstorable = Call.post("/events", "{\"type\":\"x\",\"payload\":1e200000}").by(PUBLISHER).header("idempotency-key", "k-2");
        assertThat(API.send(call).status()).isEqualTo(403);
        assertThat(API.send(unstorable).status()).isEqualTo(400);

        assertThat(API.send(Call.post("/events", "{\"type\":\"mended\",\"payload\":1}").by(PUBLISHER).header("idempotency-key", "k-2")).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é"})
    void wantsAKeyOfVisibleCharacters(String key) {
        var reply = API.send(Call.post("/events", "{\"type\":\"x\",\"payload\":1}").by(PUBLISHER).header("idempotency-key", key));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/Idempotency-Key");
    }

    @Test
    void listsNewestFirstByPageAndByCursor() {
        for (int i = 1; i <= 5; i++) publish("{\"type\":\"listed\",\"payload\":" + i + "}");

        var first = list("type=listed&limit=2");
        var second = list("type=listed&limit=2&page=2");
        var next = list("type=listed&limit=2&cursor=" + first.at("/pagination/next_cursor").asText());
        var last = list("type=listed&limit=2&page=3");
        var beyond = list("type=listed&limit=2&page=4");

        assertThat(first.at("/data/0/payload").asInt()).isEqualTo(5);
        assertThat(first.path("pagination").toString())
                .startsWith("{\"page\":1,\"limit\":2,\"total\":5,\"pages\":3,\"next_cursor\":\"");
        assertThat(second.path("data")).isEqualTo(next.path("data"));
        assertThat(next.at("/pagination/page").isNull()).isTrue();
        assertThat(last.path("data")).hasSize(1);
        assertThat(last.at("/pagination/next_cursor").isNull()).isTrue();
        assertThat(beyond.path("data")).isEmpty();
        assertThat(list("type=listed&status=queued").at("/pagination/total").asInt()).isEqualTo(5);
        assertThat(list("type=listed&status=failed").at("/pagination/pages").asInt()).isZero();
        assertThat(list("type=listed&unknown=1").at("/pagination/limit").asInt()).isEqualTo(20);
    }

    @Test
    void leavesLargePayloadsOutOfLists() {
        var id = publish("{\"type\":\"large\",\"payload\":\"" + "x".repeat(4096) + "\"}").text("id");

        var listed = list("type=large").at("/data/0");
        assertThat(listed.path("payload_omitted").asBoolean()).isTrue();
        assertThat(listed.has("payload")).isFalse();
        assertThat(API.send(Call.get("/events/" + id).by(READER)).text("payload")).hasSize(4096);
    }

    @ParameterizedTest
    @CsvSource({
        "page=0,/page", "page=-1,/page", "page=x,/page", "page=,/page", "page=1.0,/page", "page=99999999999,/page",
        "limit=0,/limit", "limit=101,/limit", "status=done,/status", "status=QUEUED,/status", "status=,/status",
        "type=,/type", "type=a%20b,/type", "cursor=x,/cursor", "cursor=1-2-3-4-5,/cursor",
        "page=1&cursor=00000000-0000-0000-0000-000000000000,/page"
    })
    void namesTheParameterThatIsWrong(String query, String pointer) {
        var reply = API.send(Call.get("/events?" + query).by(READER));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "1-2-3-4-5", "00000000-0000-0000-0000-000000000000", "%20", "stat", "019a0000-0000-7000-8000-00000000000x"})
    void findsNoEventBehindAnIdThatIsNone(String id) {
        assertThat(API.send(Call.get("/events/" + id).by(READER)).status()).isEqualTo(404);
        assertThat(API.send(Call.get("/events/" + id + "/attempts").by(READER)).status()).isEqualTo(404);
        assertThat(API.send(Call.of("POST", "/events/" + id + "/process").by(PUBLISHER)).status()).isEqualTo(404);
    }

    @Test
    void runsAnEventAgainUnlessItRunsOrHasRun() {
        var id = publish("{\"type\":\"again\",\"payload\":1}").text("id");
        var process = Call.of("POST", "/events/" + id + "/process").by(PUBLISHER);

        var waiting = API.send(process);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.json()).isEqualTo(Reply.parse("{\"id\":\"" + id + "\",\"status\":\"queued\"}"));
        assertThat(API.send(process.header("content-type", "text/plain")).status()).isEqualTo(202);

        API.database().update("UPDATE events SET status = 'processing', attempts = 1, started_at = now(), lease_expires_at = now() WHERE id = ?::uuid", id);
        assertThat(API.send(process).status()).isEqualTo(409);
        assertThat(API.send(Call.get("/events/" + id + "/attempts").by(READER)).json().at("/data/0/outcome").asText()).isEqualTo("running");

        API.database().update("UPDATE events SET status = 'processed', processed_at = now(), lease_expires_at = NULL, wake_at = NULL WHERE id = ?::uuid", id);
        assertThat(API.send(process).status()).isEqualTo(409);
        assertThat(API.send(process).text("error")).contains("processed");
        assertThat(API.send(Call.get("/events/" + id + "/attempts").by(READER)).json().at("/data/0/outcome").asText()).isEqualTo("succeeded");
    }

    @Test
    void countsByTypeAndStatus() {
        publish("{\"type\":\"counted\",\"payload\":1}");

        var stats = API.send(Call.get("/events/stats").by(READER)).json();

        assertThat(stats.path("counts")).anySatisfy(count ->
                assertThat(count).isEqualTo(Reply.parse("{\"type\":\"counted\",\"status\":\"queued\",\"events\":1}")));
        assertThat(stats.at("/totals/queued").asInt()).isPositive();
        assertThat(stats.has("oldest_overdue_seconds")).isTrue();
        assertThat(stats.has("lost_last_hour")).isTrue();
    }

    private static Reply publish(String body) {
        return API.send(Call.post("/events", body).by(PUBLISHER));
    }

    private static int batch(List<String> events) {
        return API.send(Call.post("/events/batch", "{\"events\":[" + String.join(",", events) + "]}").by(PUBLISHER)).status();
    }

    private static com.fasterxml.jackson.databind.JsonNode list(String query) {
        var reply = API.send(Call.get("/events?" + query).by(READER));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> keys(Reply reply) {
        return reply.json().properties().stream().map(java.util.Map.Entry::getKey).toList();
    }
}
