package dev.dispatcher.scripts.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.testing.TestAgent;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What was written is what is read: as text over any borders, and as bytes.
class OutputTest {

    private static final TestDatabase POSTGRES = TestPostgres.fresh();
    private static final HikariDataSource CONNECTIONS = (HikariDataSource) POSTGRES.dataSource();
    private static final Database DATABASE = new Database(CONNECTIONS);
    private static final String LETTERS = "aß€😀\u0000\uFFFD";

    private final Output output = new Output(new Chunks(DATABASE));
    private final UUID process = UUID.randomUUID();
    private final TestAgent agent = started(process, 10 * 1024 * 1024);

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    private static TestAgent started(UUID process, int limit) {
        DATABASE.update("""
                INSERT INTO processes (id, script, status, output_limit, wake_at)
                VALUES (?, '', 'starting', ?, clock_timestamp())
                """, process, limit);
        var agent = new TestAgent(POSTGRES, process);
        agent.claim();
        return agent;
    }

    @Test
    void readsLettersThatWereCutAnywhere() {
        var bytes = bytes(LETTERS);
        for (int cut = 1; cut < bytes.length; cut++) {
            var other = UUID.randomUUID();
            try (var writer = started(other, 1 << 20)) {
                writer.append(1, Arrays.copyOfRange(bytes, 0, cut));
                writer.append(2, bytes("!"));
                writer.append(1, Arrays.copyOfRange(bytes, cut, bytes.length));

                var page = output.page(other, 0, Stream.STDOUT).orElseThrow();
                assertThat(text(page, Stream.STDOUT)).as("cut at " + cut).isEqualTo(LETTERS);
                var second = output.page(other, 2, null).orElseThrow();
                assertThat(text(output.page(other, 0, null).orElseThrow(), Stream.STDOUT))
                        .isEqualTo(LETTERS);
                assertThat(LETTERS).endsWith(text(second, Stream.STDOUT));
            }
        }
    }

    @Test
    void readsAnyBytesInAnyPiecesAsJavaReadsThemWhole() {
        var random = new Random(1);
        for (int round = 0; round < 60; round++) {
            var other = UUID.randomUUID();
            var whole = new ByteArrayOutputStream();
            try (var writer = started(other, 1 << 20)) {
                for (int piece = 0; piece < 12; piece++) {
                    var bytes = piece(random);
                    whole.writeBytes(bytes);
                    writer.append(1, bytes);
                }
                writer.finish("ended", 0, null);
            }

            var all = pieces(other, 0);
            assertThat(all.stream().map(OutputPage.Piece::text).collect(Collectors.joining()))
                    .as("round " + round)
                    .isEqualTo(whole.toString(StandardCharsets.UTF_8));
            for (long from = 0; from <= all.getLast().seq() + 1; from++) {
                long seq = from;
                assertThat(pieces(other, from))
                        .as("round %d from %d", round, from)
                        .isEqualTo(
                                all.stream().filter(piece -> piece.seq() >= seq).toList());
            }
        }
    }

    /// All that follows from here on, page by page.
    private List<OutputPage.Piece> pieces(UUID other, long from) {
        var pieces = new ArrayList<OutputPage.Piece>();
        var page = output.page(other, from, null).orElseThrow();
        pieces.addAll(page.chunks());
        while (!page.eof()) {
            page = output.page(other, page.next(), null).orElseThrow();
            pieces.addAll(page.chunks());
        }
        assertThat(output.page(other, page.next(), null).orElseThrow().chunks()).isEmpty();
        return pieces;
    }

    /// Bytes of few kinds, so that they often make letters, or nearly.
    private static byte[] piece(Random random) {
        var kinds = new byte[] {
            'a', (byte) 0xE2, (byte) 0x82, (byte) 0xAC, (byte) 0xF0, (byte) 0x9F, (byte) 0x98, -128, -1, 0
        };
        var bytes = new byte[1 + random.nextInt(6)];
        for (int i = 0; i < bytes.length; i++) bytes[i] = kinds[random.nextInt(kinds.length)];
        return bytes;
    }

    @Test
    void goesOnWhereAPageEnded() {
        for (int i = 0; i < 20; i++) agent.append(1 + i % 2, bytes("line " + i + "\n"));

        var first = output.page(process, 0, null).orElseThrow();
        agent.append(1, bytes("more\n"));
        var second = output.page(process, first.next(), null).orElseThrow();

        assertThat(first.next()).isEqualTo(20);
        assertThat(first.eof()).isFalse();
        assertThat(second.chunks()).singleElement().satisfies(piece -> {
            assertThat(piece.seq()).isEqualTo(20);
            assertThat(piece.text()).isEqualTo("more\n");
        });
        agent.finish("ended", 0, null);
        assertThat(output.page(process, second.next(), null).orElseThrow().eof())
                .isTrue();
        assertThat(output.page(process, 7, Stream.STDERR).orElseThrow().chunks())
                .hasSize(7)
                .allMatch(piece -> piece.stream() == Stream.STDERR);
    }

    @Test
    void servesPagesThatFitIntoAnAnswer() {
        var block = new byte[64 * 1024];
        for (int i = 0; i < 12; i++) agent.append(1, block);

        var page = output.page(process, 0, null).orElseThrow();

        assertThat(page.chunks()).hasSize(8);
        assertThat(page.next()).isEqualTo(8);
        assertThat(output.page(process, 8, null).orElseThrow().chunks()).hasSize(4);
    }

    @Test
    void showsTheLastQuarterOfAMebibyte() {
        assertThat(output.tail(process, Stream.STDOUT, false)).isEmpty();
        var line = "0123456789€\n".repeat(30_000);
        var bytes = bytes(line);
        for (int at = 0; at < bytes.length; at += 50_000) {
            agent.append(1, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 50_000)));
        }

        var tail = output.tail(process, Stream.STDOUT, false);

        assertThat(line).endsWith(tail);
        assertThat(bytes(tail).length).isBetween(Output.TAIL_BYTES - 3, Output.TAIL_BYTES);
        assertThat(output.tail(process, Stream.STDERR, false)).isEmpty();
    }

    @Test
    void leavesOutALetterThatHasOnlyBegunUntilItNeverEnds() {
        agent.append(1, new byte[] {'a', (byte) 0xE2, (byte) 0x82});

        assertThat(output.tail(process, Stream.STDOUT, false)).isEqualTo("a");
        assertThat(output.tail(process, Stream.STDOUT, true)).isEqualTo("a\uFFFD");
    }

    @Test
    void givesTheBytesThemselvesFromAnywhere() {
        var all = new byte[300_000];
        new Random(2).nextBytes(all);
        for (int at = 0; at < all.length; at += 40_000) {
            agent.append(1, Arrays.copyOfRange(all, at, Math.min(all.length, at + 40_000)));
            agent.append(2, new byte[] {1});
        }

        var read = new ByteArrayOutputStream();
        for (long from = 0; from < all.length; ) {
            var piece = output.raw(process, Stream.STDOUT, from, 77_777).orElseThrow();
            assertThat(piece.from()).isEqualTo(from);
            read.writeBytes(piece.bytes());
            from = piece.next();
        }

        assertThat(read.toByteArray()).isEqualTo(all);
        assertThat(output.raw(process, Stream.STDOUT, 999_999, 10).orElseThrow().bytes())
                .isEmpty();
    }

    @Test
    void skipsWhatIsNotKeptAndSaysSo() {
        var other = UUID.randomUUID();
        try (var writer = started(other, 128 * 1024)) {
            for (int i = 0; i < 64; i++) {
                var block = new byte[16 * 1024];
                Arrays.fill(block, (byte) i);
                writer.append(1, block);
            }
        }

        var head = output.raw(other, Stream.STDOUT, 0, Output.RAW_BYTES_MAX).orElseThrow();
        var tail = output.raw(other, Stream.STDOUT, head.next(), Output.RAW_BYTES_MAX)
                .orElseThrow();

        assertThat(head.isTruncated()).isTrue();
        assertThat(head.total()).isEqualTo(1 << 20);
        assertThat(tail.from()).isGreaterThan(head.next());
        assertThat(tail.next()).isEqualTo(1 << 20);
        assertThat(head.bytes().length + tail.bytes().length).isLessThanOrEqualTo(128 * 1024);
        assertThat(tail.bytes()).endsWith((byte) 63);
    }

    @Test
    void knowsNothingOfWhatIsNotThere() {
        assertThat(output.page(UUID.randomUUID(), 0, null)).isEmpty();
        assertThat(output.raw(UUID.randomUUID(), Stream.STDOUT, 0, 1)).isEmpty();
    }

    private static String text(OutputPage page, Stream stream) {
        return page.chunks().stream()
                .filter(piece -> piece.stream() == stream)
                .map(OutputPage.Piece::text)
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
