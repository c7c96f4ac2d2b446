package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Runs as the API stops and deletes them.
class StoppingTest {

    private static final TestScripts SCRIPTS = new TestScripts();

    private final String command =
            SCRIPTS.post("/commands", "{\"command\":\"true\"}").text("id");

    @AfterAll
    static void stop() {
        SCRIPTS.close();
    }

    private static int delete(String path) {
        return SCRIPTS.send(Call.of("DELETE", path)).status();
    }

    private String queued() {
        return SCRIPTS.queued(command);
    }

    @Test
    void stopsByTheTable() {
        var queued = queued();
        assertThat(stop(queued)).isEqualTo("202 killed");
        assertThat(stop(queued)).isEqualTo("200 killed");
        assertThat(SCRIPTS.get("/processes/" + queued).text("status")).isEqualTo("killed");

        var process = queued();
        try (var agent = SCRIPTS.claimed(process)) {
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
        assertThat(SCRIPTS.get("/processes/" + process).text("stop_reason")).isEqualTo("enough");
        assertThat(stop(UUID.randomUUID().toString())).startsWith("404");
        assertThat(SCRIPTS.post("/processes/" + process + "/stop?grace_seconds=101", "")
                        .pointers())
                .containsExactly("/grace_seconds");
    }

    private static String stop(String process) {
        return stop(process + "/stop", "");
    }

    private static String stop(String path, String body) {
        var reply = SCRIPTS.post("/processes/" + path, body);
        return reply.status() + " " + reply.text("status");
    }

    private static int grace(String process) {
        return SCRIPTS.api
                .database()
                .one(
                        "SELECT extract(epoch FROM grace)::int AS grace FROM processes WHERE id = ?::uuid",
                        row -> row.number("grace"),
                        process)
                .orElseThrow();
    }

    @Test
    void deletesAgainAndAgain() {
        var process = queued();
        try (var agent = SCRIPTS.claimed(process)) {
            agent.append(1, "secret".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++)
                assertThat(delete("/processes/" + process)).isEqualTo(204);
            assertThat(SCRIPTS.get("/processes/" + process).status()).isEqualTo(404);
            assertThat(SCRIPTS.get("/processes/" + process + "/output").status())
                    .isEqualTo(404);
            assertThat(stop(process)).startsWith("404");
            assertThat(agent.beat()).isEqualTo("alive stop");
            agent.finish("stopped", null, 15);
        }
        assertThat(delete("/process/" + process)).isEqualTo(204);
        assertThat(SCRIPTS.api
                        .database()
                        .one(
                                "SELECT count(*) AS n FROM process_chunks WHERE process_id = ?::uuid",
                                row -> row.number("n"),
                                process))
                .contains(0);
        assertThat(delete("/processes/" + UUID.randomUUID())).isEqualTo(404);
    }

    @Test
    void answersToTheSingularFormsLikeToThePlurals() {
        var process = queued();

        for (var rest : new String[] {"", "/output"}) {
            assertThat(SCRIPTS.get("/process/" + process + rest).body())
                    .isEqualTo(SCRIPTS.get("/processes/" + process + rest).body());
        }
        assertThat(SCRIPTS.get("/command/" + command).body())
                .isEqualTo(SCRIPTS.get("/commands/" + command).body());
        assertThat(SCRIPTS.post("/process/" + process + "/stop", "").status()).isEqualTo(202);
        assertThat(delete("/process/" + process)).isEqualTo(204);
        assertThat(delete("/command/" + command)).isEqualTo(204);
        assertThat(SCRIPTS.get("/command/" + command).status()).isEqualTo(404);
    }
}
