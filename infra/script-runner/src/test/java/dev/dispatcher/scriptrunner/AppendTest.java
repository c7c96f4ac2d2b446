package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The append protocol against everything a network and a crash can do to it: nothing lost, nothing twice, nothing
/// from a stranger, whatever the order.
class AppendTest {

    private static final boolean IS_LONG = "long".equals(System.getProperty("test.scale"));
    private static final int SEEDS = IS_LONG ? 100 : 10;
    private static final int STEPS = IS_LONG ? 10_000 : 600;
    private static final int WRITERS = 8;

    private static final Runs RUNS = new Runs(TestPostgres.fresh());

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void storesEachChunkOnceInTheOrderOfItsNumber(int seed) {
        var life = new AppendLife(RUNS, new Random(seed));
        for (int step = 0; step < STEPS; step++) life.step();
        life.check("seed " + seed);
        life.close();
    }

    /// All of them believe to be the agent: of the chunks they send under one number exactly one is there.
    @Test
    void letsOneOfManyWritersWinEachNumber() throws InterruptedException, ExecutionException {
        var process = RUNS.starting("none");
        var first = new Caller(RUNS, 1);
        first.claim(process);
        var stored = new ArrayList<AtomicLong>();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var ends = new ArrayList<Future<?>>();
            for (int number = 0; number < WRITERS; number++) {
                var mine = new AtomicLong();
                stored.add(mine);
                int writer = number;
                ends.add(writers.submit(() -> compete(process, writer, mine)));
            }
            for (var end : ends) end.get();
        }

        long all = stored.stream().mapToLong(AtomicLong::get).sum();
        assertThat(all).isEqualTo(numbers());
        assertThat(RUNS.number("SELECT next_seq FROM processes WHERE id = ?", process))
                .isEqualTo(all);
        assertThat(RUNS.number("SELECT out_bytes FROM processes WHERE id = ?", process))
                .isEqualTo(8 * all);
        assertThat(RUNS.number("SELECT count(*) FROM process_chunks WHERE process_id = ?", process))
                .isEqualTo(all);
        for (int writer = 0; writer < WRITERS; writer++) {
            assertThat(RUNS.number(
                            "SELECT count(*) FROM process_chunks WHERE process_id = ? AND get_byte(body, 7) = ?",
                            process,
                            writer))
                    .isEqualTo(stored.get(writer).get());
        }
    }

    /// Everybody tries each number, and each twice, as after a lost answer.
    private void compete(UUID process, int writer, AtomicLong stored) {
        try (var caller = new Caller(RUNS, 1)) {
            for (long seq = 0; seq < numbers(); seq++) {
                var body = ByteBuffer.allocate(8).putLong(writer).array();
                if (caller.append(process, seq, 1, 8 * seq, body).equals("stored")) stored.incrementAndGet();
                assertThat(caller.append(process, seq, 1, 8 * seq, body)).isEqualTo("repeated");
            }
        }
    }

    private static long numbers() {
        return IS_LONG ? 1000 : 150;
    }

    @Test
    void tellsOfAStopWithEveryAnswer() {
        var process = RUNS.starting("none");
        try (var agent = new Caller(RUNS, 1)) {
            agent.claim(process);
            assertThat(agent.desired(process)).isEqualTo("run");
            RUNS.stop(process);
            assertThat(agent.desired(process)).isEqualTo("stop");
            assertThat(agent.append(process, 0, 1, 0, new byte[1])).isEqualTo("stored");
        }
    }

    @Test
    void isASignOfLifeEvenWhenEmpty() {
        var process = RUNS.starting("none");
        try (var agent = new Caller(RUNS, 1)) {
            agent.claim(process);
            RUNS.run("UPDATE processes SET last_seen_at = '2000-01-01' WHERE id = ?", process);

            assertThat(agent.append(process, 0, 1, 0, new byte[0])).isEqualTo("alive");
            assertThat(RUNS.number("SELECT next_seq FROM processes WHERE id = ?", process))
                    .isZero();
            assertThat(RUNS.text(
                            "SELECT last_seen_at > now() - interval '1 minute' FROM processes WHERE id = ?", process))
                    .isEqualTo("t");
        }
    }

    @Test
    void keepsOnlyAsMuchAsItsLimit() {
        var process = RUNS.starting("none");
        RUNS.keepOfEachStream(process, 131072);
        try (var agent = new Caller(RUNS, 1)) {
            agent.claim(process);
            for (int seq = 0; seq < 400; seq++) {
                var body = new byte[1000];
                body[0] = (byte) seq;
                agent.append(process, seq, 1 + seq % 2, 1000L * (seq / 2), body);
            }
        }

        assertThat(kept(process, 1)).containsExactlyElementsOf(expected(0));
        assertThat(kept(process, 2)).containsExactlyElementsOf(expected(1));
        assertThat(RUNS.text(
                        "SELECT concat_ws(' ', out_bytes, out_stored, err_stored, truncated) FROM processes WHERE id = ?",
                        process))
                .isEqualTo("200000 131000 131000 t");
    }

    /// 65 chunks end within the first half of the limit; with them 66 more fit.
    private static List<Long> expected(int remainder) {
        var seqs = new ArrayList<Long>();
        for (long at = 0; at < 200; at++) if (at < 65 || at >= 200 - 66) seqs.add(2 * at + remainder);
        return seqs;
    }

    private List<Long> kept(UUID process, int stream) {
        var text = RUNS.text(
                "SELECT string_agg(seq::text, ',' ORDER BY seq) FROM process_chunks WHERE process_id = ? AND stream = ?",
                process,
                stream);
        return Arrays.stream(text.split(",", -1)).map(Long::valueOf).toList();
    }
}
