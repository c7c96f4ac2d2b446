package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final TestApi API = TestApi.start();
    private static final String PUBLISHER = API.token(Scope.EVENTS);
    private static final String READER = API.token(Scope.READ);
    private static final String ADMIN = API.token(Scope.ADMIN);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void listsNewestFirstByPageAndByCursor() {
        for (int i = 1; i <= 5; i++) publish("{\"type\":\"listed\",\"payload\":" + i + "}");

        var first = list("type=listed&limit=2");
        var second = list("type=listed&limit=2&page=2");
        var next = list("type=listed&limit=2&cursor="
                + first.at("/pagination/next_cursor").asText());
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
        assertThat(list("type=listed&status=queued").at("/pagination/total").asInt())
                .isEqualTo(5);
        assertThat(list("type=listed&status=failed").at("/pagination/pages").asInt())
                .isZero();
        assertThat(list("type=listed&unknown=1").at("/pagination/limit").asInt())
                .isEqualTo(20);
    }

    @Test
    void leavesLargePayloadsOutOfLists() {
        var id = publish("{\"type\":\"large\",\"payload\":\"" + "x".repeat(4096) + "\"}")
                .text("id");

        var listed = list("type=large").at("/data/0");
        assertThat(listed.path("payload_omitted").asBoolean()).isTrue();
        assertThat(listed.has("payload")).isFalse();
        assertThat(API.send(Call.get("/events/" + id).by(READER)).text("payload"))
                .hasSize(4096);
    }

    @ParameterizedTest
    @CsvSource({
        "page=0,/page",
        "page=-1,/page",
        "page=x,/page",
        "page=,/page",
        "page=1.0,/page",
        "page=99999999999,/page",
        "limit=0,/limit",
        "limit=101,/limit",
        "status=done,/status",
        "status=QUEUED,/status",
        "status=,/status",
        "type=,/type",
        "type=a%20b,/type",
        "cursor=x,/cursor",
        "cursor=1-2-3-4-5,/cursor",
        "page=1&cursor=00000000-0000-0000-0000-000000000000,/page"
    })
    void namesTheParameterThatIsWrong(String query, String pointer) {
        var reply = API.send(Call.get("/events?" + query).by(READER));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly(pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "1-2-3-4-5",
                "00000000-0000-0000-0000-000000000000",
                "%20",
                "stat",
                "019a0000-0000-7000-8000-00000000000x"
            })
    void findsNoEventBehindAnIdThatIsNone(String id) {
        assertThat(API.send(Call.get("/events/" + id).by(READER)).status()).isEqualTo(404);
        assertThat(API.send(Call.get("/events/" + id + "/attempts").by(READER)).status())
                .isEqualTo(404);
        assertThat(API.send(Call.of("POST", "/events/" + id + "/process").by(PUBLISHER))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void runsAnEventAgainUnlessItRunsOrHasRun() {
        var id = publish("{\"type\":\"again\",\"payload\":1}").text("id");
        var process = Call.of("POST", "/events/" + id + "/process").by(PUBLISHER);

        var waiting = API.send(process);
        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.json()).isEqualTo(Reply.parse("{\"id\":\"" + id + "\",\"status\":\"queued\"}"));
        assertThat(API.send(process.header("content-type", "text/plain")).status())
                .isEqualTo(202);

        API.database()
                .update(
                        "UPDATE events SET status = 'processing', attempts = 1, started_at = now(), lease_expires_at = now() WHERE id = ?::uuid",
                        id);
        assertThat(API.send(process).status()).isEqualTo(409);
        assertThat(API.send(Call.get("/events/" + id + "/attempts").by(READER))
                        .json()
                        .at("/data/0/outcome")
                        .asText())
                .isEqualTo("running");

        API.database()
                .update(
                        "UPDATE events SET status = 'processed', processed_at = now(), lease_expires_at = NULL, wake_at = NULL WHERE id = ?::uuid",
                        id);
        assertThat(API.send(process).status()).isEqualTo(409);
        assertThat(API.send(process).text("error")).contains("processed");
        assertThat(API.send(Call.get("/events/" + id + "/attempts").by(READER))
                        .json()
                        .at("/data/0/outcome")
                        .asText())
                .isEqualTo("succeeded");
    }

    @Test
    void countsByTypeAndStatus() {
        publish("{\"type\":\"counted\",\"payload\":1}");

        var stats = API.send(Call.get("/events/stats").by(READER)).json();

        assertThat(stats.path("counts"))
                .anySatisfy(count -> assertThat(count)
                        .isEqualTo(Reply.parse("{\"type\":\"counted\",\"status\":\"queued\",\"events\":1}")));
        assertThat(stats.at("/totals/queued").asInt()).isPositive();
        assertThat(stats.has("oldest_overdue_seconds")).isTrue();
        assertThat(stats.has("lost_last_hour")).isTrue();
    }

    @Test
    void showsPayloadsOfReservedTypesToAdministratorsOnly() {
        var id = publish("{\"type\":\"private\",\"payload\":{\"secret\":1}}").text("id");
        API.database().update("UPDATE events SET type = 'gitlab.push' WHERE id = ?::uuid", id);

        var toReader = API.send(Call.get("/events/" + id).by(READER));
        assertThat(toReader.json().path("payload_omitted").asBoolean()).isTrue();
        assertThat(toReader.json().has("payload")).isFalse();
        assertThat(API.send(Call.get("/events?type=gitlab.push").by(READER)).body())
                .doesNotContain("secret");
        assertThat(API.send(Call.get("/events/" + id).by(ADMIN)).json().has("payload"))
                .isTrue();
        assertThat(API.send(Call.get("/events?type=gitlab.push").by(ADMIN)).body())
                .contains("secret");
    }

    private static Reply publish(String body) {
        return API.send(Call.post("/events", body).by(PUBLISHER));
    }

    private static com.fasterxml.jackson.databind.JsonNode list(String query) {
        var reply = API.send(Call.get("/events?" + query).by(READER));
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }
}
