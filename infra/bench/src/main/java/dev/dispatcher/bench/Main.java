package dev.dispatcher.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// `make bench`: measures, prints tables, leaves nothing behind.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var root = Path.of(System.getProperty("root", ""));
        var folder = Files.createTempDirectory("dispatcher-bench");
        try (var stage = new Stage(root.resolve("template.yaml"), folder)) {
            new Bench(stage, root.resolve("events"), Sizes.given(), System.out).run();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
