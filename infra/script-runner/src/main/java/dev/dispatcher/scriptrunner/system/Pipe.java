package dev.dispatcher.scriptrunner.system;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A pipe, of which a child gets the writing end.
public final class Pipe {

    private static final int AT_ONCE = 64 * 1024;

    private final int reading;
    private final int writing;

    Pipe() {
        try (var arena = Arena.ofConfined()) {
            var ends = arena.allocate(JAVA_INT, 2);
            if (Libc.pipe(ends).value() < 0) throw new IllegalStateException("no pipe to be had");
            this.reading = ends.getAtIndex(JAVA_INT, 0);
            this.writing = ends.getAtIndex(JAVA_INT, 1);
        }
    }

    int writing() {
        return writing;
    }

    /// Or its end would never be seen from here.
    void closeWriting() {
        Libc.close(writing);
    }

    /// Hands over everything that comes, until nobody holds the writing end any more.
    public void drain(Taker taker) {
        try (var arena = Arena.ofConfined()) {
            var buffer = arena.allocate(AT_ONCE);
            var bytes = new byte[AT_ONCE];
            for (int size = read(buffer); size > 0; size = read(buffer)) {
                MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, 0, size);
                taker.take(bytes, size);
            }
        } finally {
            Libc.close(reading);
        }
    }

    private int read(MemorySegment buffer) {
        while (true) {
            var answer = Libc.read(reading, buffer);
            if (answer.value() >= 0 || answer.errno() != Libc.EINTR) return (int) answer.value();
        }
    }

    /// Takes the first `size` of the bytes, which are used again afterwards.
    @FunctionalInterface
    public interface Taker {
        void take(byte[] bytes, int size);
    }
}
