package dev.dispatcher.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The classes a JVM loads, one after the other, as it notes them itself. Counted from outside, so that counting loads
/// none.
final class ClassLog implements AutoCloseable {

    private final Path file;

    ClassLog() {
        try {
            this.file = Files.createTempFile("classes", ".log");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String option() {
        return "-Xlog:class+load:file=" + file + ":none:filecount=0";
    }

    /// Names in the order of loading. A line is `java.lang.Object source: shared objects file`.
    List<String> names() {
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" ", 2)[0]).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
