package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.database.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scripts, saved as they are.
class CommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestApi API = TestApi.start();
    private static final String OPERATOR = API.token(Scope.SCRIPTS);
    private static final String READER = API.token(Scope.READ);

    @AfterAll
    static void stop() {
        API.close();
    }

    private static Reply save(String script) {
        return send("/commands", Map.of("command", script));
    }

    private static Reply send(String path, Map<String, ?> body) {
        try {
            return API.send(Call.post(path, JSON.writeValueAsString(body)).by(OPERATOR));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String stored(String id) {
        return API.database()
                .one(
                        "SELECT script FROM commands WHERE id = ?::uuid",
                        row -> new String(row.bytes("script"), StandardCharsets.UTF_8),
                        id)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo \"1\"; sleep 3; echo \"2\"",
                "echo 1\r\necho 2\r\n",
                "\uFEFFecho with a mark",
                "echo 😀 'ü' \u0001 \u001B[31m",
                " \n",
                "# nothing to do"
            })
    void keepsAnyTextExactly(String script) {
        var saved = save(script);

        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.text("command")).isEqualTo(script);
        assertThat(stored(saved.text("id"))).isEqualTo(script);
        assertThat(API.send(Call.get("/command/" + saved.text("id")).by(READER)).text("command"))
                .isEqualTo(script);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 100, 256})
    void keepsLongScripts(int kibibytes) {
        for (var character : new String[] {"x", "\n", "\"", "\u0001"}) {
            var script = character.repeat(kibibytes * 1024);
            var saved = save(script);

            assertThat(saved.status()).isEqualTo(201);
            assertThat(stored(saved.text("id"))).isEqualTo(script);
        }
    }

    @Test
    void refusesWhatIsLargerInBytes() {
        assertThat(save("x".repeat(256 * 1024 + 1)).status()).isEqualTo(413);
        var umlauts = save("ü".repeat(128 * 1024 + 1));
        assertThat(umlauts.status()).isEqualTo(413);
        assertThat(umlauts.pointers()).containsExactly("/command");
        assertThat(save("x".repeat(3 * 1024 * 1024)).status()).isEqualTo(413);
    }

    @Test
    void savesTheSameTextTwice() {
        assertThat(save("echo same").text("id")).isNotEqualTo(save("echo same").text("id"));
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(save("").pointers()).containsExactly("/command");
        assertThat(API.send(Call.post("/commands", "{\"command\":\"echo \\u0000\"}")
                                .by(OPERATOR))
                        .pointers())
                .containsExactly("/command");
        var reply = send(
                "/commands",
                Map.of(
                        "name",
                        " ",
                        "timeout_seconds",
                        0,
                        "idle_timeout_seconds",
                        86_401,
                        "grace_seconds",
                        101,
                        "environment",
                        Map.of("1X", "a", "OK", "b"),
                        "shell",
                        "zsh"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.pointers())
                .containsExactlyInAnyOrder(
                        "/shell",
                        "/command",
                        "/name",
                        "/timeout_seconds",
                        "/idle_timeout_seconds",
                        "/grace_seconds",
                        "/environment/1X");
        assertThat(send("/commands", Map.of("command", "x", "environment", Map.of("A", "x".repeat(33_000))))
                        .pointers())
                .containsExactly("/environment");
        assertThat(send("/commands", Map.of("command", "x", "environment", Map.of("A", 1)))
                        .pointers())
                .containsExactly("/environment/A");
    }

    @Test
    void answersWithDefaultsAndNamesOfVariablesOnly() {
        var plain = save("true").json();
        assertThat(plain.path("timeout_seconds").asInt()).isEqualTo(900);
        assertThat(plain.path("grace_seconds").asInt()).isEqualTo(10);
        assertThat(plain.path("idle_timeout_seconds").isNull()).isTrue();

        var reply = send("/commands", Map.of("command", "true", "environment", Map.of("TOKEN", "canary-91c2")));
        assertThat(reply.json().path("environment").toString()).isEqualTo("[\"TOKEN\"]");
        assertThat(reply.body()).doesNotContain("canary-91c2");
        assertThat(API.database()
                        .one(
                                "SELECT position('canary-91c2'::bytea IN sealed_environment) AS found FROM commands WHERE id = ?::uuid",
                                row -> row.number("found"),
                                reply.text("id")))
                .contains(0);
    }

    @Test
    void listsNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) save("echo " + i);
        var large = save("x".repeat(5000)).text("id");

        var first = API.send(Call.get("/commands?limit=2").by(READER)).json();
        assertThat(first.at("/data/0/id").asText()).isEqualTo(large);
        assertThat(first.at("/data/0/command_omitted").asBoolean()).isTrue();
        assertThat(first.at("/data/1/command").asText()).isEqualTo("echo 4");
        var cursor = first.path("next_cursor").asText();
        var second = API.send(Call.get("/commands?limit=2&cursor=" + cursor).by(READER));
        assertThat(second.json().at("/data/0/command").asText()).isEqualTo("echo 3");
        assertThat(API.send(Call.get("/commands?limit=0&cursor=x").by(READER)).pointers())
                .containsExactly("/limit", "/cursor");
    }

    @Test
    void deletesAgainAndAgainAndKeepsTheProcesses() {
        var command = save("echo kept").text("id");
        var process = send("/processes", Map.of("command_id", command)).text("process_id");

        for (int i = 0; i < 2; i++) {
            assertThat(API.send(Call.of("DELETE", "/commands/" + command).by(OPERATOR))
                            .status())
                    .isEqualTo(204);
        }

        assertThat(API.send(Call.get("/commands/" + command).by(READER)).status())
                .isEqualTo(404);
        var kept = API.send(Call.get("/processes/" + process).by(READER)).json();
        assertThat(kept.path("command_id").isNull()).isTrue();
        assertThat(kept.path("command").asText()).isEqualTo("echo kept");
        assertThat(send("/processes", Map.of("command_id", command)).status()).isEqualTo(404);
    }

    @Test
    void letsOperatorsWriteAndReadersRead() {
        assertThat(API.send(Call.get("/commands").by(OPERATOR)).status()).isEqualTo(200);
        assertThat(API.send(Call.post("/commands", "{\"command\":\"true\"}").by(READER))
                        .status())
                .isEqualTo(403);
        assertThat(API.send(Call.get("/commands").by(API.token(Scope.EVENTS))).status())
                .isEqualTo(403);
    }
}
