package dev.dispatcher.scriptrunner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.StringJoiner;

/// The agent's class path where any user may read it: a home usually lets nobody else in.
final class ReadableByAll {

    private static final List<String> NEEDED =
            List.of("script-runner/target/classes", "platform", "postgresql", "jackson", "software");

    private ReadableByAll() {}

    static String classPath(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var path = new StringJoiner(File.pathSeparator);
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var source = Path.of(entry);
            if (NEEDED.stream().noneMatch(entry::contains) || !Files.exists(source)) continue;
            path.add(copy(source, folder.resolve(path.length() + "-" + source.getFileName()))
                    .toString());
        }
        return path.toString();
    }

    private static Path copy(Path source, Path target) throws IOException {
        try (var files = Files.walk(source)) {
            for (var file : files.toList()) {
                var copy = target.resolve(source.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }
}
