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
        var stage = new Stage(root.resolve("template.yaml"), folder);
        // A hook, because Ctrl-C would otherwise leave Postgres running.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> strike(stage, folder), "strike"));
        System.exit(status(stage, root));
    }

    /// `-Donly=functions` or `-Donly=system` leaves the other half out.
    private static int status(Stage stage, Path root) {
        var only = System.getProperty("only", "");
        try {
            if (!only.equals("system")) {
                new FunctionBench(stage, Integer.getInteger("calls", 1_000), System.out).run();
            }
            if (!only.equals("functions")) {
                new Bench(stage, root.resolve("events"), Sizes.given(), System.out).run();
            }
            return 0;
        } catch (RuntimeException e) {
            e.printStackTrace();
            return 1;
        }
    }

    private static void strike(Stage stage, Path folder) {
        stage.close();
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
