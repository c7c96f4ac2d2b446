package dev.dispatcher.scripts.output;

import dev.dispatcher.database.Database;
import dev.dispatcher.scripts.ProcessStatus;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The `process_chunks` table as readers see it.
@Singleton
final class Chunks {

    static final int ROWS_MAX = 1000;

    private final Database database;

    Chunks(Database database) {
        this.database = database;
    }

    /// How far a process is. Chunks below `next` are there to be read, unless they were forgotten.
    record State(long next, boolean isOver, long outBytes, long errBytes, boolean isTruncated) {}

    Optional<State> state(UUID process) {
        return database.one(
                """
                SELECT next_seq, status, out_bytes, err_bytes, truncated
                  FROM processes
                 WHERE id = ? AND deleted_at IS NULL
                """,
                row -> new State(
                        row.big("next_seq"),
                        ProcessStatus.of(row.text("status")).isOver(),
                        row.big("out_bytes"),
                        row.big("err_bytes"),
                        row.flag("truncated")),
                process);
    }

    /// From `seq` on, below `next`, in order: until they hold more than `bytes`, or at most a thousand.
    List<Chunk> from(UUID process, long seq, long next, @Nullable Stream stream, int bytes) {
        return database.list("""
                SELECT seq, stream, position, at, body
                  FROM (SELECT c.*, sum(octet_length(body)) OVER (ORDER BY seq) - octet_length(body) AS before
                          FROM (SELECT *
                                  FROM process_chunks
                                 WHERE process_id = ? AND seq >= ? AND seq < ?
                                   AND (?::smallint IS NULL OR stream = ?::smallint)
                                 ORDER BY seq
                                 LIMIT ?) c) c
                 WHERE before < ?
                 ORDER BY seq
                """, Chunk::of, process, seq, next, number(stream), number(stream), ROWS_MAX, bytes);
    }

    /// The newest of a stream below `seq`, oldest first, that hold at least `bytes` together.
    List<Chunk> last(UUID process, Stream stream, long seq, int bytes) {
        return database.list("""
                SELECT seq, stream, position, at, body
                  FROM (SELECT c.*, sum(octet_length(body)) OVER (ORDER BY seq DESC) - octet_length(body) AS behind
                          FROM (SELECT *
                                  FROM process_chunks
                                 WHERE process_id = ? AND seq < ? AND stream = ?
                                 ORDER BY seq DESC
                                 LIMIT ?) c) c
                 WHERE behind < ?
                 ORDER BY seq
                """, Chunk::of, process, seq, stream.number(), bytes, bytes);
    }

    /// Those that hold any of these bytes of a stream.
    List<Chunk> between(UUID process, Stream stream, long from, long to) {
        return database.list("""
                SELECT seq, stream, position, at, body
                  FROM process_chunks
                 WHERE process_id = ? AND stream = ? AND position < ? AND position + octet_length(body) > ?
                 ORDER BY seq
                """, Chunk::of, process, stream.number(), to, from);
    }

    /// Where the first byte that is kept from `from` on stands; nothing when there is none.
    Optional<Long> firstKept(UUID process, Stream stream, long from) {
        return database.one("""
                SELECT greatest(position, ?) AS position
                  FROM process_chunks
                 WHERE process_id = ? AND stream = ? AND position + octet_length(body) > ?
                 ORDER BY seq
                 LIMIT 1
                """, row -> row.big("position"), from, process, stream.number(), from);
    }

    private static @Nullable Integer number(@Nullable Stream stream) {
        return stream == null ? null : stream.number();
    }
}
