package dev.dispatcher.scripts.output;

import dev.dispatcher.scripts.output.OutputPage.Piece;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a process has written so far.
@Singleton
public final class Output {

    public static final int RAW_BYTES_MAX = 4 * 1024 * 1024;

    /// As JSON a byte becomes six at worst, and an answer may have five MiB.
    static final int PAGE_BYTES = 512 * 1024;

    static final int TAIL_BYTES = 256 * 1024;
    private static final int LETTER_REST_MAX = 3;

    private final Chunks chunks;

    public Output(Chunks chunks) {
        this.chunks = chunks;
    }

    /// Where a stream stood before a chunk: how far it had come, and the letter that had only begun there.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Before(long end, byte[] rest) {

        Before after(Chunk chunk, byte[] bytes) {
            var unfinished = chunk.position() == end ? rest : Text.NOTHING;
            return new Before(chunk.end(), Text.of(unfinished, bytes).rest());
        }
    }

    /// The last 256 KiB of a stream as text. A letter cut at either end is left out, until nothing can follow.
    public String tail(UUID process, Stream stream, boolean isOver) {
        var bytes = new ByteArrayOutputStream();
        for (var chunk : chunks.last(process, stream, Long.MAX_VALUE, TAIL_BYTES)) bytes.writeBytes(chunk.body());
        var text = Text.of(Text.NOTHING, lettersOf(bytes.toByteArray()));
        return isOver ? text.text() + Text.end(text.rest()) : text.text();
    }

    private static byte[] lettersOf(byte[] all) {
        if (all.length <= TAIL_BYTES) return all;
        var last = Arrays.copyOfRange(all, all.length - TAIL_BYTES, all.length);
        return Arrays.copyOfRange(last, Text.firstLetter(last), last.length);
    }

    /// What came from the `seq`-th chunk on. Nothing when there is no such process.
    public Optional<OutputPage> page(UUID process, long seq, @Nullable Stream stream) {
        return chunks.state(process).map(state -> page(process, seq, stream, state));
    }

    private OutputPage page(UUID process, long seq, @Nullable Stream stream, Chunks.State state) {
        var found = seq < state.next() ? chunks.from(process, seq, state.next(), stream, PAGE_BYTES) : List.<Chunk>of();
        var pieces = pieces(process, found);
        if (isFull(found)) return new OutputPage(pieces, found.getLast().seq() + 1, false);
        if (!state.isOver()) return new OutputPage(pieces, Math.max(seq, state.next()), false);
        pieces.addAll(unfinished(process, seq, stream, state.next()));
        return new OutputPage(pieces, Math.max(seq, state.next() + Stream.values().length), true);
    }

    private static boolean isFull(List<Chunk> found) {
        int bytes = found.stream().mapToInt(chunk -> chunk.body().length).sum();
        return bytes >= PAGE_BYTES || found.size() == Chunks.ROWS_MAX;
    }

    private List<Piece> pieces(UUID process, List<Chunk> found) {
        var pieces = new ArrayList<Piece>();
        var befores = new EnumMap<Stream, Before>(Stream.class);
        for (var chunk : found) {
            var before = befores.computeIfAbsent(chunk.stream(), _ -> before(process, chunk));
            // Behind a hole a letter that had begun was never finished.
            boolean follows = chunk.position() == before.end();
            var text = Text.of(follows ? before.rest() : Text.NOTHING, chunk.body());
            var all = follows ? text.text() : Text.end(before.rest()) + text.text();
            pieces.add(new Piece(chunk.seq(), chunk.stream(), chunk.at(), all));
            befores.put(chunk.stream(), new Before(chunk.end(), text.rest()));
        }
        return pieces;
    }

    private Before before(UUID process, Chunk chunk) {
        return last(chunks.last(process, chunk.stream(), chunk.seq(), LETTER_REST_MAX));
    }

    /// Letters that were never finished stand behind the last chunk, in a place for each stream.
    private List<Piece> unfinished(UUID process, long seq, @Nullable Stream stream, long next) {
        var pieces = new ArrayList<Piece>();
        for (var ending : Stream.values()) {
            long place = next + ending.number() - 1;
            if (seq > place || (stream != null && stream != ending)) continue;
            var rest = last(chunks.last(process, ending, next, LETTER_REST_MAX)).rest();
            if (rest.length > 0) pieces.add(new Piece(place, ending, null, Text.end(rest)));
        }
        return pieces;
    }

    /// Where a stream stands after these. Three bytes are enough: a letter has no more than four.
    private static Before last(List<Chunk> some) {
        var state = new Before(0, Text.NOTHING);
        for (var chunk : some) {
            int cut = Math.max(0, chunk.body().length - LETTER_REST_MAX);
            state = state.after(chunk, Arrays.copyOfRange(chunk.body(), cut, chunk.body().length));
        }
        return state;
    }

    /// At most `max` bytes of a stream. Nothing when there is no such process.
    public Optional<RawOutput> raw(UUID process, Stream stream, long from, int max) {
        return chunks.state(process).map(state -> {
            long total = stream == Stream.STDOUT ? state.outBytes() : state.errBytes();
            long begin = chunks.firstKept(process, stream, from).orElse(Math.max(from, total));
            var bytes = joined(chunks.between(process, stream, begin, begin + max), begin, max);
            return new RawOutput(begin, begin + bytes.length, total, state.isTruncated(), bytes);
        });
    }

    private static byte[] joined(List<Chunk> found, long begin, int max) {
        var bytes = new ByteArrayOutputStream();
        for (var chunk : found) {
            long at = begin + bytes.size();
            if (chunk.position() > at) break; // a hole
            int skipped = (int) (at - chunk.position());
            bytes.write(chunk.body(), skipped, Math.min(chunk.body().length - skipped, max - bytes.size()));
        }
        return bytes.toByteArray();
    }
}
