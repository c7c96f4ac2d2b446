package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.scripts.output.OutputPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some output, in the order in which it arrived. Of two streams nobody can tell the order closer than that.
@Schema(name = "Output")
record OutputAnswer(
        List<Piece> chunks,

        @Schema(description = "Give it as after to go on: no gap, nothing twice.")
        long next,

        @Schema(description = "Whether nothing will follow.")
        boolean eof) {

    /// One piece of text.
    @Schema(name = "OutputChunk")
    record Piece(
            long seq,

            @Schema(
                    type = "string",
                    allowableValues = {"stdout", "stderr"})
            String stream,

            @Nullable Instant at,

            @Schema(description = "UTF-8, with U+FFFD for bytes that are none.")
            String text) {}

    static OutputAnswer of(OutputPage page) {
        return new OutputAnswer(
                page.chunks().stream()
                        .map(piece -> new Piece(piece.seq(), piece.stream().word(), piece.at(), piece.text()))
                        .toList(),
                page.next(),
                page.eof());
    }
}
