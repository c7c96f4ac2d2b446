package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What scripts write, on its whole way: bash, the agent, the database, HTTP.
class OutputEndToEndTest {

    private static final int RUNNING = 20;
    private static final int WATCHERS = 10;
    private static final int PAGE = 4 * 1024 * 1024;
    private static final LocalDispatcher SYSTEM = Operator.system();
    private static final Client CLIENT = new Client(SYSTEM);
    private static final Operator OPERATOR = new Operator(SYSTEM, CLIENT);

    @AfterAll
    static void close() {
        CLIENT.close();
        SYSTEM.close();
    }

    /// Each says itself, on the other stream, what it wrote: a CRC as gzip computes it, and how much.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "head -c 10485760 /dev/urandom",
                "head -c 5242880 /dev/zero | tr '\\0' x",
                "seq 1000000",
                "for pad in 0 1 2 3; do head -c $pad /dev/zero; for letter in ж € 😀; do "
                        + "head -c 70000 /dev/zero | sed \"s/\\x0/$letter/g\"; done; done; printf '\\0\\377'",
            })
    void givesTheBytesThatTheScriptWrote(String writing) {
        var process =
                OPERATOR.run("{ %s; } > all; cat all; gzip -1 < all | tail -c 8 | od -An -tu4 >&2".formatted(writing));
        var sum = OPERATOR.await(process, "finished", null)
                .path("stderr")
                .asText()
                .strip()
                .split(" +", -1);

        var bytes = raw(process);

        assertThat(crc32(bytes)).isEqualTo(Long.parseLong(sum[0]));
        assertThat(bytes.length).isEqualTo(Integer.parseInt(sum[1]));
    }

    private static byte[] raw(String process) {
        var whole = new ByteArrayOutputStream();
        while (true) {
            var piece = CLIENT.bytes(
                    "/processes/%s/output?raw=1&stream=stdout&max=%d&from=%d".formatted(process, PAGE, whole.size()));
            if (piece.length == 0) return whole.toByteArray();
            whole.writeBytes(piece);
        }
    }

    private static long crc32(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /// Every place is taken. A script waits at its pipe until somebody rings, and writes down when that was. The bounds
    /// are wide, for a busy machine: what this shows is that nobody waits for the watch's 25 seconds to end.
    @Test
    void tellsEachOfTenWatchersSoonWhileTwentyScriptsRun(@TempDir Path folder)
            throws IOException, InterruptedException, ExecutionException {
        var processes = new ArrayList<String>();
        for (int i = 0; i < RUNNING; i++) {
            var bell = folder.resolve("bell-" + i).toString();
            new ProcessBuilder("mkfifo", bell).start().waitFor();
            processes.add(
                    OPERATOR.run("echo waits; read -r < '%s'; echo ${EPOCHREALTIME/./}; sleep 600".formatted(bell)));
        }
        for (var process : processes) OPERATOR.await(process, "running", "waits\n");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watchers = new ArrayList<Future<Duration>>();
            for (var process : processes.subList(0, WATCHERS)) watchers.add(threads.submit(() -> delay(process)));
            var delays = new ArrayList<Duration>();
            for (int i = 0; i < WATCHERS; i++) {
                Files.writeString(folder.resolve("bell-" + i), "now\n");
                delays.add(watchers.get(i).get());
            }
            delays.sort(null);

            assertThat(delays.get(WATCHERS / 2)).as("of %s", delays).isLessThan(Duration.ofSeconds(3));
            assertThat(delays.getLast()).as("of %s", delays).isLessThan(Duration.ofSeconds(12));
        } finally {
            for (var process : processes) CLIENT.delete("/processes/" + process);
        }
    }

    /// Between the script's own time and the answer to somebody who was waiting for it.
    private static Duration delay(String process) {
        var waits = "/processes/%s/output?wait=25&after=1".formatted(process);
        var micros = CLIENT.get(waits).body().at("/chunks/0/text").asText().strip();
        return Duration.between(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS), Instant.now());
    }
}
