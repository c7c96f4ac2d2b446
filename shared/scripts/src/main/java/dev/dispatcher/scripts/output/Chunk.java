package dev.dispatcher.scripts.output;

import dev.dispatcher.database.Row;
import java.time.Instant;

/// Some bytes as they came: the `seq`-th piece of all output, from `position` on in its stream.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
record Chunk(long seq, Stream stream, long position, Instant at, byte[] body) {

    static Chunk of(Row row) {
        return new Chunk(
                row.big("seq"),
                Stream.of(row.number("stream")),
                row.big("position"),
                row.time("at"),
                row.bytes("body"));
    }

    long end() {
        return position + body.length;
    }
}
