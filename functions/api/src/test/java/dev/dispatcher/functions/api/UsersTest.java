package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.database.Database;
import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final Database OWNER = new Database(POSTGRES.asOwner());
    private static final TestApi API = new TestApi(POSTGRES);
    private static final String STANDS = API.token(Scope.STANDS);

    @AfterAll
    static void stop() {
        API.close();
    }

    @BeforeEach
    void forgetEverybody() {
        OWNER.update("TRUNCATE news, users, chats, idempotency_keys CASCADE");
    }

    @Test
    void addsAUserAndThenChangesThem() {
        var added = save("{\"id\":100,\"name\":\"Ann\"}");
        var changed =
                save("{\"id\":100,\"name\":\"Anya\",\"username\":\"anpet\",\"language\":\"en\",\"active\":false}");
        var kept = save("{\"id\":100,\"name\":\"Anya\"}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json())
                .isEqualTo(user(added, "\"name\":\"Ann\",\"username\":null,\"language\":\"ru\",\"active\":true"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json())
                .isEqualTo(
                        user(changed, "\"name\":\"Anya\",\"username\":\"anpet\",\"language\":\"en\",\"active\":false"));
        assertThat(changed.text("created_at")).isEqualTo(added.text("created_at"));
        assertThat(kept.json())
                .isEqualTo(user(kept, "\"name\":\"Anya\",\"username\":\"anpet\",\"language\":\"en\",\"active\":false"));
    }

    @Test
    void takesTheOlderNamesAndAnswersInThem() {
        var saved = save("{\"chat_id\":-1001234567890,\"name\":\"Presales\",\"role\":\"user, admin\"}");

        assertThat(saved.status()).isEqualTo(201);
        var listed = API.send(Call.get("/api/v1/users").by(STANDS)).json();
        assertThat(listed.isArray()).isTrue();
        assertThat(listed.path(0).path("chat_id").asLong()).isEqualTo(-1001234567890L);
        assertThat(listed.path(0).path("name").asText()).isEqualTo("Presales");
        assertThat(listed.path(0).path("role").asText()).isEqualTo("admin,user");
    }

    @Test
    void listsByIdAndGoesOnBehindTheLast() {
        for (int id : List.of(5, -3, 9)) save("{\"id\":" + id + ",\"name\":\"x\"}");

        assertThat(ids("/api/v1/users")).containsExactly(-3L, 5L, 9L);
        assertThat(ids("/api/v1/users?limit=2")).containsExactly(-3L, 5L);
        assertThat(ids("/api/v1/users?after=5&limit=2")).containsExactly(9L);
    }

    @Test
    void showsWhomTheBotCanWriteTo() {
        save("{\"id\":100,\"name\":\"Ann\"}");
        API.database().update("INSERT INTO chats (id, kind) VALUES (100, 'private')");

        assertThat(API.send(Call.get("/api/v1/users").by(STANDS))
                        .json()
                        .path(0)
                        .path("linked")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void repeatsARequestUnderItsKey() {
        var call = Call.post("/api/v1/users", "{\"id\":100,\"name\":\"Ann\"}")
                .by(STANDS)
                .header("Idempotency-Key", "ann");

        var first = API.send(call);
        save("{\"id\":100,\"name\":\"Anya\"}");
        var again = API.send(call);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(API.send(Call.get("/api/v1/users").by(STANDS)).body()).contains("Anya");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                  | /id,/name",
                "{\"id\":null,\"name\":null}                         | /id,/name",
                "{\"id\":0,\"name\":\" \"}                           | /id,/name",
                "{\"chat_id\":0,\"name\":\"x\"}                      | /chat_id",
                "{\"id\":1,\"chat_id\":2,\"name\":\"x\"}             | /chat_id",
                "{\"id\":\"1\",\"name\":7}                           | /id,/name",
                "{\"id\":92233720368547758080,\"name\":\"x\"}        | /id",
                "{\"id\":1,\"name\":\"x\",\"role\":\"root\"}         | /role",
                "{\"id\":1,\"name\":\"x\",\"role\":\"\"}             | /role",
                "{\"id\":1,\"name\":\"x\",\"role\":\"user,\"}        | /role",
                "{\"id\":1,\"name\":\"x\",\"language\":\"fr\"}       | /language",
                "{\"id\":1,\"name\":\"x\",\"active\":\"yes\"}        | /active",
                "{\"id\":1,\"name\":\"x\",\"Stands\":null}           | /Stands"
            })
    void namesWhatIsWrong(String body, String pointers) {
        var reply = save(body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactlyInAnyOrder(pointers.split(","));
    }

    @Test
    void measuresNamesInCharacters() {
        var longest = "😀".repeat(100);

        assertThat(save("{\"id\":1,\"name\":\"%s\",\"username\":\"%<s\"}".formatted(longest))
                        .status())
                .isEqualTo(201);
        assertThat(
                        save("{\"id\":1,\"name\":\"%sx\",\"first_name\":\"%<sx\",\"last_name\":\"%<sx\",\"username\":\"%<sx\"}"
                                        .formatted(longest))
                                .pointers())
                .containsExactly("/name", "/first_name", "/last_name", "/username");
    }

    @ParameterizedTest
    @CsvSource({"limit=0,/limit", "limit=1001,/limit", "limit=x,/limit", "after=1.5,/after", "after=,/after"})
    void refusesAListOfNoSense(String query, String pointer) {
        var reply = API.send(Call.get("/api/v1/users?" + query).by(STANDS));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers()).containsExactly(pointer);
    }

    @Test
    void letsReadersReadAndOnlyStandsWrite() {
        var post = Call.post("/api/v1/users", "{\"id\":1,\"name\":\"x\"}");

        assertThat(API.send(Call.get("/api/v1/users").by(API.token(Scope.READ))).status())
                .isEqualTo(200);
        assertThat(API.send(Call.get("/api/v1/users").by(API.token(Scope.ORDERS)))
                        .status())
                .isEqualTo(403);
        assertThat(API.send(post.by(API.token(Scope.READ))).status()).isEqualTo(403);
        assertThat(API.send(post).status()).isEqualTo(401);
    }

    private static Reply save(String body) {
        return API.send(Call.post("/api/v1/users", body).by(STANDS));
    }

    private static List<Long> ids(String target) {
        return StreamSupport.stream(API.send(Call.get(target).by(STANDS)).json().spliterator(), false)
                .map(user -> user.path("id").asLong())
                .toList();
    }

    /// The user 100, with these fields and the times that were answered.
    private static JsonNode user(Reply reply, String fields) {
        return Reply.parse("""
                {"id":100,"chat_id":100,"role":"user","first_name":null,"last_name":null,"linked":false,%s,
                 "created_at":"%s","updated_at":"%s"}
                """.formatted(fields, reply.text("created_at"), reply.text("updated_at")));
    }
}
