package dev.dispatcher.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes down how to start the system with the very Java and class path this runs on. Started that way it hears
/// Ctrl-C itself, and a second start does not wait for Maven.
final class RunCommand {

    private RunCommand() {}

    public static void main(String[] arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var script = Path.of(arguments[0]);
        Files.writeString(script, text(java.toString(), System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static String text(String java, String classPath) {
        return """
                #!/bin/sh
                exec '%s' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC \\
                  -cp '%s' dev.dispatcher.local.Main
                """.formatted(quoted(java), quoted(classPath));
    }

    private static String quoted(String path) {
        return path.replace("'", "'\\''");
    }
}
