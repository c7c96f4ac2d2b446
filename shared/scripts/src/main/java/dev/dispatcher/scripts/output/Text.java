package dev.dispatcher.scripts.output;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes read as UTF-8, with U+FFFD for what is none. A letter that has only begun is left in `rest`.
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Text(String text, byte[] rest) {

    static final byte[] NOTHING = {};

    private static final int LETTER_BYTES_MAX = 4;

    static Text of(byte[] before, byte[] bytes) {
        var in = ByteBuffer.allocate(before.length + bytes.length)
                .put(before)
                .put(bytes)
                .flip();
        var out = CharBuffer.allocate(in.remaining() + 1);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .decode(in, out, false);
        var rest = new byte[in.remaining()];
        in.get(rest);
        return new Text(out.flip().toString(), rest);
    }

    /// What the rest comes to when nothing follows.
    static String end(byte[] rest) {
        return new String(rest, StandardCharsets.UTF_8);
    }

    /// Where the first letter begins, in bytes that were cut out of a text anywhere.
    static int firstLetter(byte[] bytes) {
        int at = 0;
        while (at < Math.min(bytes.length, LETTER_BYTES_MAX - 1) && (bytes[at] & 0xC0) == 0x80) at++;
        return at;
    }
}
