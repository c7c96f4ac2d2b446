package dev.dispatcher.local.topics;

import dev.dispatcher.local.lambda.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// A program that a developer may have and the build does not bring.
record Tool(Path path) {

    /// Skips the test, and says why, where there is no such program.
    static Tool required(String name) {
        var reason = name + " is not on the path, so nothing was compared with it.";
        var found = onPath(name);
        if (found.isEmpty()) System.out.println("Skipped: " + reason);
        Assumptions.assumeTrue(found.isPresent(), reason);
        return new Tool(found.orElseThrow());
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// What it prints goes to this file.
    Process start(Path output, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(path.toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("AWS_ACCESS_KEY_ID", "local");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
        builder.environment().put("AWS_DEFAULT_REGION", "eu-west-1");
        builder.environment().put("MOTO_ACCOUNT_ID", Surroundings.ACCOUNT);
        return builder.start();
    }
}
