package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a script writes is what is kept, byte for byte. Each script says itself what that was, on the other stream.
class BytesTest {

    private static final Runs RUNS = new Runs(TestPostgres.fresh());
    private static final int DEFAULT_LIMIT = 10 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head -c 10485760 /dev/urandom",
                "printf 'a\\0b\\377\\376\\r\\n\\033[31m\\200'",
                "head -c 5242880 /dev/zero | tr '\\0' x",
                "seq 1000000",
                "for pad in 0 1 2 3; do head -c $pad /dev/zero; for letter in ж € 😀; do "
                        + "head -c 70000 /dev/zero | sed \"s/\\x0/$letter/g\"; done; done",
                "for i in $(seq 200); do printf '%s' $i; sleep 0.005; done",
                "true",
            })
    void keepsEveryByte(String writing) {
        var process = RUNS.starting("{ %s; } > all\ncat all\nsha256sum < all >&2".formatted(writing));
        Played.toItsEnd(RUNS, process);

        var kept = RUNS.output(process, 1);
        assertThat(RUNS.end(process)).isEqualTo("finished exit=0");
        assertThat(new String(RUNS.output(process, 2), StandardCharsets.UTF_8)).isEqualTo(sha256(kept) + "  -\n");
        assertThat(RUNS.number("SELECT out_crc32 FROM processes WHERE id = ?", process))
                .isEqualTo(crc32(kept));
        assertThat(RUNS.text(
                        "SELECT concat(out_bytes, truncated, output_incomplete) FROM processes WHERE id = ?", process))
                .isEqualTo(kept.length + "ff");
    }

    @Test
    void keepsHeadAndTailOfWhatIsTooMuchAndLeavesTheScriptAlone() {
        var small = RUNS.starting("seq 500000; echo done >&2");
        RUNS.keepOfEachStream(small, 131072);
        var large = RUNS.starting("seq 5000000; echo done >&2");

        assertHeadAndTail(Played.toItsEnd(RUNS, small), 500_000, 131_072);
        assertHeadAndTail(Played.toItsEnd(RUNS, large), 5_000_000, DEFAULT_LIMIT);
    }

    /// Somebody's endless loop must not become everybody's full log.
    @Test
    void sparesTheDatabaseWhatNobodyWillSee() {
        var process = RUNS.starting("timeout 4 yes; true");
        RUNS.keepOfEachStream(process, 131072);
        Played.toItsEnd(RUNS, process);

        assertThat(RUNS.end(process)).isEqualTo("finished exit=0");
        assertThat(RUNS.number("SELECT out_bytes FROM processes WHERE id = ?", process))
                .isGreaterThan(100_000_000);
        assertThat(RUNS.number("SELECT next_seq FROM processes WHERE id = ?", process))
                .isLessThan(350);
    }

    private static void assertHeadAndTail(UUID process, int numbers, int limit) {
        var written = written(numbers);
        var kept = RUNS.output(process, 1);
        long gap = RUNS.number("""
                SELECT max(position) FROM (
                  SELECT position, sum(octet_length(body)) OVER (ORDER BY seq) - octet_length(body) AS before
                    FROM process_chunks WHERE process_id = ? AND stream = 1) AS c
                 WHERE position = before
                """, process);
        int head = (int) (gap
                + RUNS.number(
                        "SELECT octet_length(body) FROM process_chunks WHERE process_id = ? AND stream = 1 AND position = ?",
                        process,
                        gap));
        int tail = kept.length - head;

        assertThat(RUNS.end(process)).isEqualTo("finished exit=0");
        assertThat(new String(RUNS.output(process, 2), StandardCharsets.UTF_8)).isEqualTo("done\n");
        assertThat(RUNS.text(
                        "SELECT concat_ws(' ', out_bytes, out_crc32, truncated, output_incomplete) FROM processes WHERE id = ?",
                        process))
                .isEqualTo(written.length + " " + crc32(written) + " t f");
        assertThat(kept.length).isBetween(limit - 2 * 65536, limit);
        assertThat(head).isBetween(limit / 2 - 65536, limit / 2);
        assertThat(Arrays.mismatch(Arrays.copyOf(kept, head), Arrays.copyOf(written, head)))
                .isEqualTo(-1);
        assertThat(Arrays.mismatch(
                        Arrays.copyOfRange(kept, head, kept.length),
                        Arrays.copyOfRange(written, written.length - tail, written.length)))
                .isEqualTo(-1);
    }

    private static byte[] written(int numbers) {
        var text = new StringBuilder();
        for (int number = 1; number <= numbers; number++) text.append(number).append('\n');
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static long crc32(byte[] bytes) {
        var sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
