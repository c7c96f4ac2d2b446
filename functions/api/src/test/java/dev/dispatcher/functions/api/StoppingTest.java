package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Runs as the API stops and deletes them.
class StoppingTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final TestApi API = new TestApi(POSTGRES);
    private static final String OPERATOR = API.token(Scope.SCRIPTS);

    private final String command = post("/commands", "{\"command\":\"true\"}").text("id");

    @AfterAll
    static void stop() {
        API.close();
    }

    private static Reply post(String path, String body) {
        return API.send(Call.post(path, body).by(OPERATOR));
    }

    private static Reply get(String path) {
        return API.send(Call.get(path).by(OPERATOR));
    }

    private static int delete(String path) {
        return API.send(Call.of("DELETE", path).by(OPERATOR)).status();
    }

    private String queued() {
        return post("/processes", "{\"command_id\":\"" + command + "\"}").text("process_id");
    }

    private TestAgent claimed(String process) {
        API.database().update("UPDATE processes SET status = 'starting' WHERE id = ?::uuid", process);
        var agent = new TestAgent(POSTGRES, UUID.fromString(process));
        assertThat(agent.claim()).isEqualTo("claimed");
        return agent;
    }

    @Test
    void stopsByTheTable() {
        var queued = queued();
        assertThat(stop(queued)).isEqualTo("202 killed");
        assertThat(stop(queued)).isEqualTo("200 killed");
        assertThat(get("/processes/" + queued).text("status")).isEqualTo("killed");

        var process = queued();
        try (var agent = claimed(process)) {
            assertThat(stop(process + "/stop?grace_seconds=30&reason=enough", ""))
                    .isEqualTo("202 stopping");
            assertThat(agent.beat()).isEqualTo("alive stop");
            assertThat(stop(process)).isEqualTo("202 stopping");
            assertThat(grace(process)).isEqualTo(30);
            assertThat(stop(process + "/stop?grace_seconds=60", "")).isEqualTo("202 stopping");
            assertThat(grace(process)).isEqualTo(30);
            assertThat(stop(process + "/stop?grace_seconds=1", "")).isEqualTo("202 stopping");
            assertThat(grace(process)).isEqualTo(1);
            agent.finish("ended", 0, null);
        }
        assertThat(stop(process)).isEqualTo("200 finished");
        assertThat(get("/processes/" + process).text("stop_reason")).isEqualTo("enough");
        assertThat(stop(UUID.randomUUID().toString())).startsWith("404");
        assertThat(post("/processes/" + process + "/stop?grace_seconds=101", "").pointers())
                .containsExactly("/grace_seconds");
    }

    private static String stop(String process) {
        return stop(process + "/stop", "");
    }

    private static String stop(String path, String body) {
        var reply = post("/processes/" + path, body);
        return reply.status() + " " + reply.text("status");
    }

    private static int grace(String process) {
        return API.database()
                .one(
                        "SELECT extract(epoch FROM grace)::int AS grace FROM processes WHERE id = ?::uuid",
                        row -> row.number("grace"),
                        process)
                .orElseThrow();
    }

    @Test
    void deletesAgainAndAgain() {
        var process = queued();
        try (var agent = claimed(process)) {
            agent.append(1, "secret".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++)
                assertThat(delete("/processes/" + process)).isEqualTo(204);
            assertThat(get("/processes/" + process).status()).isEqualTo(404);
            assertThat(get("/processes/" + process + "/output").status()).isEqualTo(404);
            assertThat(stop(process)).startsWith("404");
            assertThat(agent.beat()).isEqualTo("alive stop");
            agent.finish("stopped", null, 15);
        }
        assertThat(delete("/process/" + process)).isEqualTo(204);
        assertThat(API.database()
                        .one(
                                "SELECT count(*) AS n FROM process_chunks WHERE process_id = ?::uuid",
                                row -> row.number("n"),
                                process))
                .contains(0);
        assertThat(delete("/processes/" + UUID.randomUUID())).isEqualTo(404);
    }
}
