package dev.dispatcher.scriptrunner.journal;

import java.util.Arrays;

/// A stretch of one stream on its way to the database. It grows until it is full or taken.
public final class Chunk {

    public static final int BYTES_MAX = 64 * 1024;

    private static final int BYTES_AT_FIRST = 1024;

    private final int stream;
    private final long position;
    private final long bornNanos;
    private byte[] bytes = new byte[BYTES_AT_FIRST];
    private int size;

    /// `stream` is numbered as in the shell, `position` counts its bytes before this chunk.
    public Chunk(int stream, long position, long bornNanos) {
        this.stream = stream;
        this.position = position;
        this.bornNanos = bornNanos;
    }

    /// Takes what fits and tells how much that was.
    public int fill(byte[] from, int offset, int length) {
        int fitting = Math.min(length, BYTES_MAX - size);
        if (size + fitting > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(BYTES_MAX, Math.max(size + fitting, 2 * bytes.length)));
        }
        System.arraycopy(from, offset, bytes, size, fitting);
        size += fitting;
        return fitting;
    }

    public boolean isFull() {
        return size == BYTES_MAX;
    }

    public int size() {
        return size;
    }

    public long end() {
        return position + size;
    }

    public long bornNanos() {
        return bornNanos;
    }

    int stream() {
        return stream;
    }

    long position() {
        return position;
    }

    byte[] body() {
        return Arrays.copyOf(bytes, size);
    }
}
