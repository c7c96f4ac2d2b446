package dev.dispatcher.scripts.output;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some output as text, in the order in which it came. `next` is where to go on; with `eof` nothing will follow.
public record OutputPage(List<Piece> chunks, long next, boolean eof) {

    public OutputPage {
        chunks = List.copyOf(chunks);
    }

    /// A piece of text. A letter that was cut in two is whole in the second piece; a letter that was never finished is
    /// a piece of its own at the end, which came at no time.
    public record Piece(long seq, Stream stream, @Nullable Instant at, String text) {}
}
