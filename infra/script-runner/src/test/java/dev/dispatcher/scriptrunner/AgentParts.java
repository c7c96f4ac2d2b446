package dev.dispatcher.scriptrunner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/// The part of our class path that an agent is made of.
final class AgentParts {

    private static final List<String> NEEDED = List.of(
            "script-runner/target/classes",
            "/platform/target/",
            "/postgresql/",
            "/jackson-core/",
            "/slf4j-api/",
            "/software/amazon/");

    private AgentParts() {}

    static List<String> places() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(place -> NEEDED.stream().anyMatch(place::contains))
                .filter(place -> Files.exists(Path.of(place)))
                .toList();
    }

    /// The same where any user may read it: a home usually lets nobody else in.
    static String readableByAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var path = new StringJoiner(File.pathSeparator);
        for (var place : places()) {
            var source = Path.of(place);
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
