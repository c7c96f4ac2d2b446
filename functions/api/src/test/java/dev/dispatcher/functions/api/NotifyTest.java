package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Scope;
import dev.dispatcher.people.NewNews;
import dev.dispatcher.people.NewsDesk;
import dev.dispatcher.people.Platform;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotifyTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final Database OWNER = new Database(POSTGRES.asOwner());
    private static final TestApi API = new TestApi(POSTGRES);
    private static final String BOT = API.token(Scope.STANDS);
    private static final String OTHER = API.token(Scope.STANDS);
    private static final String UNKNOWN = "01920000-0000-7000-8000-000000000009";

    @AfterAll
    static void stop() {
        API.close();
    }

    @BeforeEach
    void beginAnew() {
        OWNER.update("TRUNCATE news, users, chats CASCADE");
        API.database().update("INSERT INTO users (id, name) VALUES (100, 'Ann')");
    }

    @Test
    void hasNothingToSay() {
        var reply = API.send(Call.get("/api/v1/notify").by(BOT));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        assertThat(API.send(Call.get("/api/v1/notify?all=true").by(BOT)).json()).isEqualTo(Reply.parse("[]"));
    }

    @Test
    void tellsTheOldestToWhoAsksAndTheNextToOthers() {
        write("first");
        write("second");

        assertThat(fetch(BOT)).isEqualTo("first");
        assertThat(fetch(OTHER)).isEqualTo("second");
        assertThat(fetch(BOT)).isEqualTo("first");
        assertThat(API.send(Call.get("/api/v1/notify").by(API.token(Scope.ADMIN)))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void saysItInOurNamesAndInTheOlderOnes() {
        write("first");

        var reply = API.send(Call.get("/api/v1/notify?all=false").by(BOT));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Reply.parse("""
                {"id":"%s","user_id":100,"kind":"stand.step","platform":"gitlab","text":"first","stand_name":"demo",
                 "step_name":"Creating vm","status":"success","order":1,"send":false,"tries":0,
                 "metadata":{"stand_name":"demo","step_name":"Creating vm","status":"success","order":1,"url":"https://gitlab"},
                 "created_at":"%s","updated_at":"%s"}
                """.formatted(
                        reply.text("id"), reply.text("created_at"), reply.text("updated_at"))));
    }

    @Test
    void leavesOutWhatTheNewsDoesNotKnow() {
        API.context
                .getBean(NewsDesk.class)
                .write(new NewNews("k", 100, "k", Platform.DISPATCHER, "x", Map.of("order", "first", "status", 1)));

        assertThat(API.send(Call.get("/api/v1/notify").by(BOT)).json().properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "id",
                        "user_id",
                        "kind",
                        "platform",
                        "text",
                        "send",
                        "tries",
                        "metadata",
                        "created_at",
                        "updated_at");
    }

    @Test
    void showsAllThatWaitsAsTheOlderServiceDid() {
        write("first");
        write("second");
        fetch(BOT);

        var all = API.send(Call.get("/api/v1/notify?all=true").by(OTHER)).json();

        assertThat(all.findValuesAsText("text")).containsExactly("first", "second");
        assertThat(fetch(OTHER)).isEqualTo("second");
    }

    @Test
    void isDoneWithWhatWasSentHoweverOftenItIsSaid() {
        write("first");
        var id = id();

        for (int i = 0; i < 2; i++) {
            var reply = report("{\"id\":\"%s\",\"status\":\"sent\"}".formatted(id));
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json())
                    .isEqualTo(Reply.parse("{\"id\":\"%s\",\"state\":\"sent\",\"tries\":0}".formatted(id)));
        }
        assertThat(API.send(Call.get("/api/v1/notify").by(BOT)).status()).isEqualTo(204);
    }

    @Test
    void putsBackWhatFailedFiveTimesInAll() {
        write("first");
        var id = id();

        for (int i = 1; i <= 5; i++) {
            assertThat(fetch(BOT)).isEqualTo("first");
            var failed = "{\"id\":\"%s\",\"status\":\"failed\"}".formatted(id);
            var state = i < 5 ? "waiting" : "failed";
            assertThat(report(failed).json())
                    .isEqualTo(report(failed).json())
                    .isEqualTo(Reply.parse("{\"id\":\"%s\",\"state\":\"%s\",\"tries\":%d}".formatted(id, state, i)));
        }
        assertThat(API.send(Call.get("/api/v1/notify").by(BOT)).status()).isEqualTo(204);
    }

    @Test
    void takesTheOlderReport() {
        write("first");

        assertThat(report("{\"notificationID\":\"%s\"}".formatted(id())).text("state"))
                .isEqualTo("sent");
    }

    @Test
    void comesAgainAfterAPollerWasLost() {
        write("first");
        fetch(BOT);
        assertThat(API.send(Call.get("/api/v1/notify").by(OTHER)).status()).isEqualTo(204);

        API.database().update("UPDATE news SET lease_expires_at = clock_timestamp()");

        assertThat(fetch(OTHER)).isEqualTo("first");
    }

    @Test
    void knowsNothingOfWhatTelegramTells() {
        API.database().update("INSERT INTO chats (id, kind) VALUES (100, 'private')");
        write("first");
        var id = id();

        assertThat(API.send(Call.get("/api/v1/notify").by(BOT)).status()).isEqualTo(204);
        assertThat(API.send(Call.get("/api/v1/notify?all=true").by(BOT)).json()).isEqualTo(Reply.parse("[]"));
        assertThat(report("{\"id\":\"%s\",\"status\":\"sent\"}".formatted(id)).status())
                .isEqualTo(404);
    }

    @Test
    void answersUnknownNewsWith404() {
        assertThat(report("{\"id\":\"%s\",\"status\":\"sent\"}".formatted(UNKNOWN))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                  | /id,/status",
                "{\"id\":17,\"status\":\"sent\"}                     | /id",
                "{\"notificationID\":17}                             | /notificationID,/id,/status",
                "{\"id\":\"" + UNKNOWN + "\"}                        | /status",
                "{\"id\":\"" + UNKNOWN + "\",\"status\":\"read\"}    | /status",
                "{\"id\":\"" + UNKNOWN + "\",\"status\":\"sent\",\"user\":1} | /user",
                "{\"id\":\"" + UNKNOWN + "\",\"notificationID\":\"01920000-0000-7000-8000-000000000008\"} "
                        + "| /notificationID"
            })
    void namesWhatIsWrong(String body, String pointers) {
        var reply = report(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder(pointers.split(","));
    }

    @Test
    void wantsToKnowWhatAllMeans() {
        var reply = API.send(Call.get("/api/v1/notify?all=yes").by(BOT));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly("/all");
    }

    @Test
    void isForTokensOfStandsOnly() {
        for (var scope : new Scope[] {Scope.READ, Scope.EVENTS}) {
            var token = API.token(scope);
            assertThat(API.send(Call.get("/api/v1/notify").by(token)).status()).isEqualTo(403);
            assertThat(API.send(Call.post("/api/v1/notify", "{}").by(token)).status())
                    .isEqualTo(403);
        }
        assertThat(API.send(Call.get("/api/v1/notify")).status()).isEqualTo(401);
    }

    private static void write(String text) {
        Map<String, Object> metadata = Map.of(
                "stand_name",
                "demo",
                "step_name",
                "Creating vm",
                "status",
                "success",
                "order",
                1,
                "url",
                "https://gitlab");
        API.context
                .getBean(NewsDesk.class)
                .write(new NewNews(text, 100, "stand.step", Platform.GITLAB, text, metadata));
    }

    private static String fetch(String token) {
        return API.send(Call.get("/api/v1/notify").by(token)).text("text");
    }

    /// Of the only news there is, fetched by the bot.
    private static String id() {
        fetch(BOT);
        return API.database()
                .one("SELECT id::text FROM news", row -> row.text("id"))
                .orElseThrow();
    }

    private static Reply report(String body) {
        return API.send(Call.post("/api/v1/notify", body).by(BOT));
    }
}
