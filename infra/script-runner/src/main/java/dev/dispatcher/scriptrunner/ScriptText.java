package dev.dispatcher.scriptrunner;

import java.util.Arrays;

/// A script as bash can read it. What was saved is not touched: only here a byte order mark is left out, and where
/// every line ends as on Windows, it ends as bash knows it.
final class ScriptText {

    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private ScriptText() {}

    static byte[] forBash(byte[] saved) {
        boolean isMarked = saved.length >= MARK.length && Arrays.mismatch(saved, MARK) == MARK.length;
        var text = isMarked ? Arrays.copyOfRange(saved, MARK.length, saved.length) : saved.clone();
        return everyLineEndsWithReturn(text) ? withoutReturns(text) : text;
    }

    private static boolean everyLineEndsWithReturn(byte[] text) {
        int lines = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] != '\n') continue;
            if (at == 0 || text[at - 1] != '\r') return false;
            lines++;
        }
        return lines > 0;
    }

    private static byte[] withoutReturns(byte[] text) {
        var kept = new byte[text.length];
        int size = 0;
        for (int at = 0; at < text.length; at++) {
            boolean isBeforeEnd = text[at] == '\r' && (at + 1 == text.length || text[at + 1] == '\n');
            if (!isBeforeEnd) kept[size++] = text[at];
        }
        return Arrays.copyOf(kept, size);
    }
}
