package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Runs as the API takes them in and shows them.
class ProcessesTest {

    private static final TestScripts SCRIPTS = new TestScripts();

    private final String command = SCRIPTS.post(
                    "/commands", "{\"command\":\"true\",\"environment\":{\"A\":\"canary-a\",\"B\":\"b\"}}")
            .text("id");

    @AfterAll
    static void stop() {
        SCRIPTS.close();
    }

    private String queued() {
        return SCRIPTS.queued(command);
    }

    @Test
    void takesARunInTogetherWithTheEventThatStartsIt() {
        var process = queued();

        var answer = SCRIPTS.get("/process/" + process).json();
        assertThat(answer.path("status").asText()).isEqualTo("queued");
        assertThat(answer.path("exit_code").isNull()).isTrue();
        assertThat(answer.path("stdout").asText()).isEmpty();
        assertThat(answer.path("position").asInt()).isPositive();
        assertThat(answer.path("environment").toString()).isEqualTo("[\"A\",\"B\"]");
        assertThat(SCRIPTS.api
                        .database()
                        .list(
                                "SELECT payload FROM events WHERE type = 'script.start' AND payload ->> 'process_id' = ?",
                                row -> row.text("payload"),
                                process))
                .singleElement()
                .asString()
                .doesNotContain("canary-a");
    }

    @Test
    void countsTheLine() {
        SCRIPTS.api.database().update("DELETE FROM processes");
        var first = queued();
        var second = queued();

        assertThat(SCRIPTS.get("/processes/" + first).json().path("position").asInt())
                .isEqualTo(1);
        assertThat(SCRIPTS.get("/processes/" + second).json().path("position").asInt())
                .isEqualTo(2);
        assertThat(SCRIPTS.get("/processes?status=queued&limit=1")
                        .json()
                        .at("/data/0/id")
                        .asText())
                .isEqualTo(second);
        assertThat(SCRIPTS.get("/processes?command_id=" + UUID.randomUUID())
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(SCRIPTS.get("/processes?status=over&command_id=1").pointers())
                .containsExactly("/status", "/command_id");
    }

    @Test
    void refusesWhatNobodyCouldRun() {
        assertThat(SCRIPTS.post("/processes", "{}").pointers()).containsExactly("/command_id");
        assertThat(SCRIPTS.post("/processes", "{\"command_id\":\"" + UUID.randomUUID() + "\"}")
                        .status())
                .isEqualTo(404);
        var large = "x".repeat(32_000);
        var big = SCRIPTS.post("/commands", "{\"command\":\"true\",\"environment\":{\"A\":\"" + large + "\"}}")
                .text("id");
        var body = "{\"command_id\":\"%s\",\"environment\":{\"B\":\"%s\"}}".formatted(big, large);
        assertThat(SCRIPTS.post("/processes", body).pointers()).containsExactly("/environment");
        assertThat(SCRIPTS.get("/processes/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(SCRIPTS.get("/processes/x/output").status()).isEqualTo(404);
    }

    @Test
    void runsOnceUnderOneKey() {
        var call =
                Call.post("/processes", "{\"command_id\":\"" + command + "\"}").header("idempotency-key", "run-1");

        var first = SCRIPTS.send(call);
        var second = SCRIPTS.send(call);

        assertThat(second.text("process_id")).isEqualTo(first.text("process_id"));
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
    }

    @Test
    void showsWhatIsWrittenWhileItRuns() {
        var process = queued();
        try (var agent = SCRIPTS.claimed(process)) {
            agent.append(1, bytes("1\n"));
            agent.append(2, bytes("oops\n"));

            var running = SCRIPTS.get("/processes/" + process).json();
            assertThat(running.path("status").asText()).isEqualTo("running");
            assertThat(running.path("stdout").asText()).isEqualTo("1\n");
            assertThat(running.path("stderr").asText()).isEqualTo("oops\n");
            agent.append(1, bytes("2\n"));
            agent.finish("ended", 3, null);
        }

        var over = SCRIPTS.get("/processes/" + process).json();
        assertThat(over.path("status").asText()).isEqualTo("failed");
        assertThat(over.path("exit_code").asInt()).isEqualTo(3);
        assertThat(over.path("stdout").asText()).isEqualTo("1\n2\n");
        assertThat(over.path("stdout_bytes").asInt()).isEqualTo(4);
        assertThat(over.path("finished_at").isTextual()).isTrue();
    }

    @Test
    void followsTheOutput() {
        var process = queued();
        try (var agent = SCRIPTS.claimed(process)) {
            agent.append(1, bytes("one"));
            var first = SCRIPTS.get("/processes/" + process + "/output?wait=25").json();
            assertThat(first.at("/chunks/0/text").asText()).isEqualTo("one");
            assertThat(first.at("/chunks/0/stream").asText()).isEqualTo("stdout");
            agent.append(2, bytes("two"));
            agent.finish("ended", 0, null);

            var rest = SCRIPTS.get("/processes/" + process + "/output?wait=25&after="
                            + first.path("next").asText())
                    .json();
            assertThat(rest.at("/chunks/0/text").asText()).isEqualTo("two");
            assertThat(rest.path("chunks")).hasSize(1);
            assertThat(rest.path("eof").asBoolean()).isTrue();
        }
        var wrong = SCRIPTS.get("/processes/" + process + "/output?wait=26&after=-1&stream=both&raw=2&max=0");
        assertThat(wrong.pointers()).containsExactlyInAnyOrder("/wait", "/after", "/stream", "/raw", "/max");
        assertThat(SCRIPTS.get("/processes/" + process + "/output?raw=1").pointers())
                .containsExactly("/stream");
    }

    @Test
    void givesBytesAsTheyWereWritten() {
        var process = queued();
        var all = new byte[5 * 1024 * 1024];
        new Random(3).nextBytes(all);
        try (var agent = SCRIPTS.claimed(process)) {
            for (int at = 0; at < all.length; at += 65_536) agent.append(1, Arrays.copyOfRange(all, at, at + 65_536));
        }

        var read = new ByteArrayOutputStream();
        for (long from = 0; from < all.length; ) {
            var reply = SCRIPTS.get("/processes/" + process + "/output?raw=1&stream=stdout&max=4194304&from=" + from);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("content-type")).isEqualTo("application/octet-stream");
            assertThat(reply.body().length()).isLessThan(6_000_000);
            read.writeBytes(Base64.getDecoder().decode(reply.body()));
            from = Long.parseLong(String.valueOf(reply.header("output-next")));
        }

        assertThat(crc(read.toByteArray())).isEqualTo(crc(all));
    }

    @Test
    void neverSaysMoreThanAnAnswerHolds() {
        var worst = new byte[65_536]; // each a NUL, which JSON writes with six characters, as it does the script's
        var largest = SCRIPTS.post("/commands", "{\"command\":\"" + "\\u0001".repeat(262_144) + "\"}")
                .text("id");
        var process = SCRIPTS.post("/processes", "{\"command_id\":\"" + largest + "\"}")
                .text("process_id");
        try (var agent = SCRIPTS.claimed(process)) {
            for (int i = 0; i < 20; i++) {
                agent.append(1, worst);
                agent.append(2, worst);
            }
        }

        assertThat(SCRIPTS.get("/processes/" + process).body().length()).isBetween(4_500_000, 5 * 1024 * 1024);
        assertThat(SCRIPTS.get("/processes").body().length()).isLessThan(100_000);
        assertThat(SCRIPTS.get("/processes/" + process + "/output").body().length())
                .isBetween(3_000_000, 5 * 1024 * 1024);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
