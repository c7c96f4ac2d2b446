package dev.dispatcher.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A function as it lies in Lambda: its zip, unpacked. Classes are in the folder itself, jars in `lib`.
public record FunctionFolder(Path path, long zipBytes) implements AutoCloseable {

    public static FunctionFolder unpacked(Path zip) {
        try {
            var folder = Files.createTempDirectory("function");
            try (var in = new ZipInputStream(Files.newInputStream(zip))) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    unpack(in, entry, folder.resolve(entry.getName()).normalize());
                }
            }
            return new FunctionFolder(folder, Files.size(zip));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void unpack(ZipInputStream in, ZipEntry entry, Path to) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(to);
            return;
        }
        Files.createDirectories(to.getParent());
        Files.copy(in, to);
    }

    @Override
    public void close() {
        try (var all = Files.walk(path)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
